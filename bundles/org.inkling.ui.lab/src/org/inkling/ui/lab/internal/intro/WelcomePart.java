package org.inkling.ui.lab.internal.intro;

import java.util.Comparator;
import java.util.List;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IPartListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.intro.IIntroManager;
import org.eclipse.ui.intro.IIntroPart;
import org.eclipse.ui.part.IntroPart;
import org.inkling.ui.Card;
import org.inkling.ui.FlatButton;
import org.inkling.ui.LabScreen;
import org.inkling.ui.Look;
import org.inkling.ui.PageHeader;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;
import org.inkling.ui.lab.internal.CurrentProject;
import org.inkling.ui.lab.internal.NewLabWizard;
import org.inkling.ui.lab.internal.Start;
import org.inkling.ui.lab.internal.screens.Actions;

/** The welcome page: what one can begin with, the projects there are, and where the lab is explained. */
public final class WelcomePart extends IntroPart {

    private static final int WIDEST = 1080;
    private static final int MOST_PROJECTS = 6;

    private final IPartListener editors = new EditorOpened();
    private final IResourceChangeListener projects = this::projectsChanged;
    private Composite container;
    private FlatButton first;

    @Override
    public void createPartControl(Composite parent) {
        container = Look.apply(new Composite(parent, SWT.NONE), Tone.PAGE, Tone.TEXT);
        container.setLayout(new FillLayout());
        build();
        getIntroSite().getWorkbenchWindow().getPartService().addPartListener(editors);
        ResourcesPlugin.getWorkspace().addResourceChangeListener(projects, IResourceChangeEvent.POST_CHANGE);
    }

    @Override
    public void dispose() {
        getIntroSite().getWorkbenchWindow().getPartService().removePartListener(editors);
        ResourcesPlugin.getWorkspace().removeResourceChangeListener(projects);
        super.dispose();
    }

    private void projectsChanged(IResourceChangeEvent event) {
        for (IResourceDelta delta : event.getDelta() == null ? new IResourceDelta[0] : event.getDelta().getAffectedChildren()) {
            if (delta.getKind() != IResourceDelta.CHANGED || (delta.getFlags() & (IResourceDelta.OPEN | IResourceDelta.DESCRIPTION)) != 0) {
                container.getDisplay().asyncExec(this::rebuild);
                return;
            }
        }
    }

    private void rebuild() {
        if (!container.isDisposed()) {
            for (Control child : container.getChildren()) {
                child.dispose();
            }
            build();
            container.layout(true, true);
        }
    }

    @Override
    public void standbyStateChanged(boolean standby) {
        // what stands here does not depend on its place
    }

    /** Whoever opens something wants to see it, and this page covers the window. */
    private static final class EditorOpened implements IPartListener {

        @Override
        public void partOpened(IWorkbenchPart part) {
            if (part instanceof IEditorPart) {
                part.getSite().getShell().getDisplay().asyncExec(WelcomePart::close);
            }
        }

        @Override
        public void partActivated(IWorkbenchPart part) {
            // only what is new counts
        }

        @Override
        public void partBroughtToTop(IWorkbenchPart part) {
            partOpened(part);
        }

        @Override
        public void partClosed(IWorkbenchPart part) {
            // nothing to see
        }

        @Override
        public void partDeactivated(IWorkbenchPart part) {
            // nothing to see
        }
    }

    private void build() {
        Composite page = Widgets.page(container);
        // a wide window has margins at both sides instead of long lines
        if (page.getParent() instanceof ScrolledComposite scroller) {
            scroller.addListener(SWT.Resize, event -> {
                ((GridLayout) page.getLayout()).marginWidth = Math.max(Look.MARGIN, (scroller.getClientArea().width - WIDEST) / 2);
                Widgets.fit(page);
            });
        }
        PageHeader header = new PageHeader(page);
        header.setTitle("Welcome to Inkling");
        header.setSubtitle("Machine learning for small devices, on your own computer: from recordings over an impulse to code for a "
                + "microcontroller. No account, no cloud.");
        Widgets.id(header.action(FlatButton.Kind.QUIET, "Go to the workbench", WelcomePart::close), "welcome.close");
        Composite row = Widgets.grid(page, Beginning.values().length, true);
        row.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        for (Beginning beginning : Beginning.values()) {
            beginning(row, beginning);
        }
        Composite below = Widgets.grid(page, 2, true);
        below.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        projects(below);
        learn(below);
    }

    private void beginning(Composite parent, Beginning beginning) {
        Card card = new Card(parent, "");
        card.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        GridLayout layout = Widgets.gridLayout(1, false);
        layout.verticalSpacing = 8;
        card.body().setLayout(layout);
        new Banner(card.body(), beginning).setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        Label title = Widgets.text(card.body(), beginning.title(), TextStyle.STRONG, Tone.TEXT);
        title.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        Widgets.text(card.body(), beginning.text(), TextStyle.TEXT, Tone.MUTED).setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        FlatButton.Kind kind = beginning == Beginning.MOTION ? FlatButton.Kind.PRIMARY : FlatButton.Kind.QUIET;
        FlatButton button = Widgets.id(new FlatButton(card.body(), kind, beginning.action(), () -> begin(beginning.start())),
                "welcome." + beginning.name().toLowerCase(java.util.Locale.ROOT));
        button.setLayoutData(new GridData(SWT.BEGINNING, SWT.END, false, false));
        if (beginning == Beginning.MOTION) {
            first = button;
        }
    }

    private void projects(Composite parent) {
        Card card = list(parent, "Projects");
        List<IProject> projects = CurrentProject.all().stream().sorted(Comparator.comparing(IProject::getName)).limit(MOST_PROJECTS)
                .toList();
        if (projects.isEmpty()) {
            Widgets.text(card.body(), "There is none yet.", TextStyle.TEXT, Tone.MUTED);
        }
        for (IProject project : projects) {
            new FlatButton(card.body(), FlatButton.Kind.LINK, project.getName(), () -> {
                close();
                Actions.screen(project, LabScreen.DASHBOARD);
            });
        }
        new FlatButton(card.body(), FlatButton.Kind.LINK, "Your own recordings…", () -> begin(Start.IMPORT));
    }

    private static void learn(Composite parent) {
        Card card = list(parent, "Learn");
        link(card, "The lab, step by step", () -> {
            close();
            Actions.command("org.inkling.ui.lab.guide.show");
        });
        link(card, "The lab as a cheat sheet", () -> {
            close();
            Actions.command("org.inkling.ui.lab.cheatsheet");
        });
        link(card, "What is an impulse?", () -> help("impulse"));
        link(card, "What is spectral analysis?", () -> help("spectral-analysis"));
        link(card, "Why two validation figures? Leakage", () -> help("leakage"));
        link(card, "What is quantisation?", () -> help("quantisation"));
    }

    private static Card list(Composite parent, String title) {
        Card card = new Card(parent, title);
        card.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        GridLayout layout = Widgets.gridLayout(1, false);
        layout.verticalSpacing = 2;
        card.body().setLayout(layout);
        return card;
    }

    private static void link(Card card, String text, Runnable action) {
        new FlatButton(card.body(), FlatButton.Kind.LINK, text, action);
    }

    private static void help(String page) {
        PlatformUI.getWorkbench().getHelpSystem().displayHelpResource("/org.inkling.help/html/" + page + ".html");
    }

    private void begin(Start start) {
        IWorkbenchWindow window = getIntroSite().getWorkbenchWindow();
        NewLabWizard wizard = new NewLabWizard(start);
        wizard.init(window.getWorkbench(), StructuredSelection.EMPTY);
        if (new WizardDialog(window.getShell(), wizard).open() == Window.OK) {
            close();
        }
    }

    private static void close() {
        IIntroManager manager = PlatformUI.getWorkbench().getIntroManager();
        IIntroPart intro = manager.getIntro();
        if (intro != null) {
            manager.closeIntro(intro);
        }
    }

    @Override
    public void setFocus() {
        if (first != null && !first.isDisposed()) {
            first.setFocus();
        }
    }
}
