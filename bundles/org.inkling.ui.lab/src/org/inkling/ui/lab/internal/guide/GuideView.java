package org.inkling.ui.lab.internal.guide;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IPath;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.QualifiedName;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IPartListener;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.part.ViewPart;
import org.inkling.api.OperationException;
import org.inkling.project.LabProject;
import org.inkling.resources.OperationJob;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;
import org.inkling.ui.lab.internal.CurrentProject;
import org.inkling.ui.lab.internal.screens.Actions;

/** The lab, step by step, beside the work: steps tick themselves, and a click opens what a step is done with. */
public final class GuideView extends ViewPart {

    /** Id in {@code plugin.xml}. */
    public static final String ID = "org.inkling.ui.lab.guide";

    private static final int GATHER_MS = 400;
    private static final QualifiedName TICKED = new QualifiedName("org.inkling.ui.lab", "guide");

    private final ISelectionListener selected = (part, selection) -> follow();
    private final IPartListener parts = new IPartListener() {

        @Override
        public void partActivated(IWorkbenchPart part) {
            follow();
        }

        @Override
        public void partBroughtToTop(IWorkbenchPart part) {
            follow();
        }

        @Override
        public void partClosed(IWorkbenchPart part) {
            follow();
        }

        @Override
        public void partDeactivated(IWorkbenchPart part) {
            // the one that is activated instead tells
        }

        @Override
        public void partOpened(IWorkbenchPart part) {
            // it is activated next
        }
    };
    private final IResourceChangeListener files = this::filesChanged;

    private Composite container;
    private volatile IProject project;
    private GuideFacts shown;
    private boolean empty;
    private Job load;

    @Override
    public void createPartControl(Composite parent) {
        container = Look.apply(new Composite(parent, SWT.NONE), Tone.SURFACE, Tone.TEXT);
        container.setLayout(new FillLayout());
        Look.follow(container);
        PlatformUI.getWorkbench().getHelpSystem().setHelp(container, "org.inkling.help.lab");
        load = new Load(parent.getDisplay());
        load.setSystem(true);
        getSite().getPage().addSelectionListener(selected);
        getSite().getPage().addPartListener(parts);
        ResourcesPlugin.getWorkspace().addResourceChangeListener(files, IResourceChangeEvent.POST_CHANGE);
        follow();
        if (project == null) {
            show(null);
        }
    }

    @Override
    public void dispose() {
        getSite().getPage().removeSelectionListener(selected);
        getSite().getPage().removePartListener(parts);
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(files);
        super.dispose();
    }

    /** Looks at the project a person works with; stays with the last one while nothing of a project is selected. */
    private void follow() {
        IProject now = CurrentProject.of(getSite().getPage()).orElse(project);
        if (now != null && !now.isAccessible()) {
            now = null;
        }
        if (!Objects.equals(now, project)) {
            project = now;
            load.schedule();
        }
    }

    private void filesChanged(IResourceChangeEvent event) {
        IResourceDelta delta = event.getDelta();
        IProject now = project;
        if (delta == null || container.isDisposed()) {
            return;
        }
        if (now == null || delta.findMember(now.getFullPath()) != null) {
            container.getDisplay().asyncExec(() -> {
                if (!container.isDisposed()) {
                    follow();
                    load.schedule(GATHER_MS);
                }
            });
        }
    }

    private void show(GuideFacts facts) {
        if (container.isDisposed() || facts == null && empty || facts != null && facts.equals(shown)) {
            return;
        }
        shown = facts;
        empty = facts == null;
        int top = 0;
        container.setRedraw(false);
        try {
            for (Control child : container.getChildren()) {
                top = child instanceof ScrolledComposite scroller ? scroller.getOrigin().y : 0;
                child.dispose();
            }
            build(facts, top);
            container.layout(true, true);
        } finally {
            container.setRedraw(true);
        }
    }

    private void build(GuideFacts facts, int top) {
        ScrolledComposite scroller = Look.apply(new ScrolledComposite(container, SWT.V_SCROLL), Tone.SURFACE, Tone.TEXT);
        scroller.setExpandHorizontal(true);
        scroller.setExpandVertical(true);
        Composite page = Look.apply(new Composite(scroller, SWT.NONE), Tone.SURFACE, Tone.TEXT);
        GridLayout layout = new GridLayout();
        layout.marginWidth = 10;
        layout.marginHeight = 8;
        layout.verticalSpacing = 6;
        page.setLayout(layout);
        if (facts == null) {
            nothing(page);
        } else {
            steps(page, facts);
        }
        scroller.setContent(page);
        scroller.addListener(SWT.Resize, event -> fit(scroller, page));
        container.layout(true, true);
        fit(scroller, page);
        scroller.setOrigin(new Point(0, top));
    }

    private static void fit(ScrolledComposite scroller, Composite page) {
        int width = scroller.getClientArea().width;
        if (width > 0) {
            scroller.setMinHeight(page.computeSize(width, SWT.DEFAULT).y);
        }
    }

    private static void nothing(Composite page) {
        Widgets.text(page, "The steps of the lab stand here once there is a lab project.", TextStyle.TEXT, Tone.MUTED)
                .setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        new FlatButton(page, FlatButton.Kind.QUIET, "New lab project", () -> Actions.command("org.inkling.ui.lab.new"));
    }

    private void steps(Composite page, GuideFacts facts) {
        IProject of = project;
        Widgets.text(page, "LAB GUIDE · " + GuideSteps.name(facts).toUpperCase(java.util.Locale.ROOT), TextStyle.SMALL_STRONG, Tone.MUTED)
                .setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        List<GuideSteps.Step> steps = GuideSteps.of(facts);
        int number = 1;
        boolean found = false;
        for (GuideSteps.Step step : steps) {
            boolean now = !step.done() && !found;
            found |= now;
            StepTile tile = Widgets.id(new StepTile(page, step, number++, now, () -> open(of, facts, step)), "guide." + step.id());
            tile.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
            if (step.manual() && now) {
                FlatButton tick = Widgets.id(new FlatButton(page, FlatButton.Kind.LINK, "✓ Tick this step", () -> tick(of, step.id())),
                        "guide.tick");
                tick.setLayoutData(new GridData(SWT.END, SWT.TOP, false, false));
            }
        }
        if (!found) {
            Widgets.text(page, "Everything is done. Store a version, then try something of your own.", TextStyle.TEXT, Tone.MUTED)
                    .setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        }
    }

    private static void open(IProject project, GuideFacts facts, GuideSteps.Step step) {
        if (!step.opens().equals(GuideSteps.IMPULSE)) {
            Actions.screen(project, step.opens());
        } else if (facts.data().progress().hasImpulse()) {
            Actions.impulse(project, facts.data().progress().impulse());
        } else {
            Actions.newImpulse(project);
        }
    }

    private void tick(IProject of, String step) {
        Set<String> ticked = ticked(of);
        ticked.add(step);
        try {
            of.setPersistentProperty(TICKED, String.join(",", ticked));
            load.schedule();
        } catch (CoreException e) {
            org.eclipse.ui.statushandlers.StatusManager.getManager().handle(e.getStatus());
        }
    }

    private static Set<String> ticked(IProject of) {
        try {
            String text = of.getPersistentProperty(TICKED);
            return text == null ? new LinkedHashSet<>() : new LinkedHashSet<>(Arrays.asList(text.split(",")));
        } catch (CoreException e) {
            // a project that was closed meanwhile: nothing is ticked
            return new LinkedHashSet<>();
        }
    }

    @Override
    public void setFocus() {
        container.setFocus();
    }

    private final class Load extends Job {

        private final Display display;

        Load(Display display) {
            super("Look at the lab project");
            this.display = display;
        }

        @Override
        protected IStatus run(IProgressMonitor monitor) {
            IProject now = project;
            GuideFacts facts = null;
            IPath location = now == null || !now.isAccessible() ? null : now.getLocation();
            if (now != null && location != null) {
                try {
                    facts = GuideFacts.load(LabProject.open(location.toPath()), OperationJob.isBusy(now), ticked(now), monitor);
                } catch (OperationException e) {
                    // a project that cannot be read: its markers say why
                    return Status.OK_STATUS;
                }
            }
            GuideFacts found = facts;
            if (!display.isDisposed()) {
                display.asyncExec(() -> show(found));
            }
            return Status.OK_STATUS;
        }

        @Override
        public boolean belongsTo(Object family) {
            return GuideView.class == family;
        }
    }
}
