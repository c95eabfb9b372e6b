package org.inkling.engine.internal.operations;

import org.inkling.api.OperationException;
import org.inkling.api.operation.Lab;
import org.inkling.api.operation.Operation;
import org.inkling.api.operation.OperationContext;
import org.inkling.api.operation.OperationInfo;
import org.inkling.api.parameter.Parameter;
import org.inkling.api.parameter.ParameterSchema;
import org.inkling.api.parameter.ParameterValues;
import org.inkling.engine.NewResult;
import org.inkling.project.LabProject;
import org.inkling.project.Template;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Makes a project in the lab's folder, which has none yet ({@link LabProject#at}). */
@Component(service = Operation.class, property = Operation.ID + "=new")
public final class NewOperation implements Operation<NewResult> {

    @Activate
    public NewOperation() {
        // nothing to inject
    }

    @Override
    public OperationInfo info() {
        return new OperationInfo("new", "New lab project", "Makes a lab project from a template.");
    }

    @Override
    public ParameterSchema arguments() {
        return ParameterSchema.of(
                Parameter.choice("template", "Template", Template.all().get(0).id(), Template.all().stream().map(Template::id).toList(),
                        "What the project starts with."),
                Parameter.text("name", "Name", "", "Name of the project; left out, that of its folder."));
    }

    @Override
    public NewResult run(ParameterValues arguments, Lab lab, OperationContext context) throws OperationException {
        Template template = Template.find(arguments.text("template"))
                .orElseThrow(() -> new IllegalArgumentException("arguments are not completed"));
        LabProject project = LabProject.create(lab.root(), template, arguments.text("name"));
        context.log("Created the lab project \"" + project.name() + "\"");
        return new NewResult(project.name(), template.id(), project.impulses());
    }
}
