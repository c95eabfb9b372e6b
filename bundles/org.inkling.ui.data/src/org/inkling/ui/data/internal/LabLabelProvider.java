package org.inkling.ui.data.internal;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IFolder;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResource;
import org.eclipse.jface.viewers.DelegatingStyledCellLabelProvider.IStyledLabelProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.LabelProviderChangedEvent;
import org.eclipse.jface.viewers.StyledString;
import org.eclipse.swt.graphics.Image;
import org.eclipse.ui.IMemento;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.model.WorkbenchLabelProvider;
import org.eclipse.ui.navigator.ICommonContentExtensionSite;
import org.eclipse.ui.navigator.ICommonLabelProvider;
import org.inkling.api.data.SampleRef;
import org.inkling.project.ImpulseDocument;
import org.inkling.resources.LabNature;
import org.inkling.resources.Services;
import org.inkling.ui.Icons;
import org.inkling.ui.LabScreen;
import org.inkling.ui.State;
import org.inkling.ui.charts.Numbers;

/** Names and icons of lab projects in the navigator. */
public final class LabLabelProvider extends LabelProvider implements ICommonLabelProvider, IStyledLabelProvider {

    private final Services services = Services.of(LabLabelProvider.class);
    private final Datasets datasets = services.need(Datasets.class);
    private final States states = services.need(States.class);
    private final WorkbenchLabelProvider resources = new WorkbenchLabelProvider();
    private final Consumer<IProject> changed = this::refresh;

    public LabLabelProvider() {
        datasets.addListener(changed);
        states.addListener(changed);
    }

    @Override
    public void init(ICommonContentExtensionSite site) {
        // nothing is configured
    }

    @Override
    public void dispose() {
        datasets.removeListener(changed);
        states.removeListener(changed);
        resources.dispose();
        services.close();
        super.dispose();
    }

    private void refresh(IProject project) {
        PlatformUI.getWorkbench().getDisplay().asyncExec(() -> fireLabelProviderChanged(new LabelProviderChangedEvent(this)));
    }

    @Override
    public StyledString getStyledText(Object element) {
        StyledString text = new StyledString(name(element));
        String more = more(element);
        return more.isEmpty() ? text : text.append(" · " + more, StyledString.QUALIFIER_STYLER);
    }

    @Override
    public String getText(Object element) {
        String more = more(element);
        return more.isEmpty() ? name(element) : name(element) + " · " + more;
    }

    private String name(Object element) {
        if (element instanceof BlockNode block) {
            return block.name();
        }
        if (element instanceof ScreenNode screen) {
            return screen.title();
        }
        if (LabTree.isSample(element)) {
            return datasets.sample((IFile) element).map(SampleRef::name).filter(n -> !n.isEmpty()).orElse(((IFile) element).getName());
        }
        return element instanceof IResource resource ? resource.getName() : "";
    }

    /** What stands behind the name in muted letters. */
    private String more(Object element) {
        if (LabTree.isPart(element)) {
            return count((IFolder) element);
        }
        if (LabTree.isSample(element)) {
            return datasets.sample((IFile) element).map(LabLabelProvider::describe).orElse("");
        }
        return element instanceof IProject project && !project.isOpen() ? "closed" : "";
    }

    private String count(IFolder part) {
        Optional<Map<String, SampleRef>> samples = datasets.samples(part.getProject());
        if (samples.isEmpty()) {
            return "";
        }
        String prefix = Datasets.path(part) + "/";
        long count = samples.get().keySet().stream().filter(p -> p.startsWith(prefix)).count();
        return Numbers.count(count);
    }

    private static String describe(SampleRef sample) {
        String length = Numbers.duration(sample.lengthMs());
        String label = sample.label().isEmpty() ? "no label" : sample.label();
        return (sample.name().startsWith(sample.label() + ".") ? length : label + " · " + length) + (sample.enabled() ? "" : " · excluded");
    }

    @Override
    public String getDescription(Object element) {
        if (element instanceof BlockNode block) {
            return states.describe(block.impulse(), block.section());
        }
        if (element instanceof ScreenNode screen) {
            return screen.title() + ": " + states.screen(screen.project(), screen.id()).word();
        }
        if (LabTree.isImpulse(element)) {
            return states.describe((IFile) element, ImpulseDocument.LEARN);
        }
        return element instanceof IResource resource ? resource.getFullPath().toString().substring(1) : getText(element);
    }

    @Override
    public Image getImage(Object element) {
        if (element instanceof BlockNode block) {
            return StateImages.of(block.section(), states.isCurrent(block.impulse(), block.section()));
        }
        if (element instanceof ScreenNode screen) {
            return StateImages.of(screen.icon(), states.screen(screen.project(), screen.id()) == State.DONE);
        }
        if (element instanceof IFolder folder && LabTree.isDataset(folder)) {
            return StateImages.of("dataset", states.screen(folder.getProject(), LabScreen.DATA) == State.DONE);
        }
        if (LabTree.isImpulse(element)) {
            return StateImages.of("impulse", states.isCurrent((IFile) element, ImpulseDocument.LEARN));
        }
        if (element instanceof IProject project && LabNature.isOn(project)) {
            return Icons.image("project");
        }
        String icon = LabTree.isPart(element)
                ? ((IResource) element).getName()
                : LabTree.isSample(element) ? "sample" : LabTree.isResults(element) ? "results" : "";
        return icon.isEmpty() ? resources.getImage(element) : Icons.image(icon);
    }

    @Override
    public void restoreState(IMemento memento) {
        // no state
    }

    @Override
    public void saveState(IMemento memento) {
        // no state
    }
}
