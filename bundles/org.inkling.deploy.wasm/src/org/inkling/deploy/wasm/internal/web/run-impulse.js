function defaultModule() {
    return typeof Module !== "undefined" ? Module : require("./edge-impulse-standalone.js");
}

if (typeof module === "object" && module.exports) {
    module.exports = EdgeImpulseClassifier;
    module.exports.EdgeImpulseClassifier = EdgeImpulseClassifier;
    if (require.main === module) {
        // node run-impulse.js FILE: classifies the numbers in a file, separated by commas, spaces or line ends.
        (async () => {
            const classifier = new EdgeImpulseClassifier();
            await classifier.init();
            const text = process.argv[2] && require("fs").existsSync(process.argv[2])
                ? require("fs").readFileSync(process.argv[2], "utf8") : process.argv[2] || "";
            const values = text.trim().split(/[\s,]+/).filter(Boolean).map(Number);
            const project = classifier.getProjectInfo();
            console.log("Running inference for", project.owner + " / " + project.name + " (version " + project.deploy_version + ")");
            console.log(classifier.classify(values));
        })().catch(problem => {
            console.error(problem.message);
            process.exitCode = 1;
        });
    }
}
