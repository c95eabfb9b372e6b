package org.inkling.ui.tests;

import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.IEditorReference;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;

/** Drives the workbench from its own thread: runs commands, presses buttons, waits for conditions, takes pictures. */
final class Workbench {

    private static final int STEP_MS = 50;

    private Workbench() {
    }

    private static UiWatch watch;

    /** Lets every event and every action of the driver be watched, until null is given. */
    static void watch(UiWatch value) {
        watch = value;
    }

    /** What a person does: a click, a key. Watched like an event. */
    static <T> T act(java.util.concurrent.Callable<T> work) throws Exception {
        return watch == null ? work.call() : watch.act(work);
    }

    private static boolean dispatch(Display display) {
        UiWatch now = watch;
        if (now == null) {
            return display.readAndDispatch();
        }
        now.mark(true);
        try {
            return display.readAndDispatch();
        } finally {
            now.mark(false);
        }
    }

    static IWorkbenchWindow window() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0];
    }

    static IWorkbenchPage page() {
        return window().getActivePage();
    }

    static void command(String id) throws Exception {
        act(() -> PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(id, null));
    }

    /** Runs a command that opens a dialog, and works in that dialog once it is there. The dialog has to be closed by the work. */
    static void commandWithDialog(String id, String title, Consumer<Shell> work) throws Exception {
        boolean[] worked = new boolean[1];
        Display display = Display.getCurrent();
        display.timerExec(STEP_MS, new Runnable() {
            @Override
            public void run() {
                Optional<Shell> dialog = shell(title);
                if (dialog.isEmpty()) {
                    display.timerExec(STEP_MS, this);
                    return;
                }
                worked[0] = true;
                work.accept(dialog.get());
            }
        });
        command(id);
        waitFor("a dialog \"" + title + "\"", 10, () -> worked[0]);
    }

    static Optional<Shell> shell(String title) {
        for (Shell shell : Display.getCurrent().getShells()) {
            if (shell.isVisible() && shell.getText().equals(title)) {
                return Optional.of(shell);
            }
        }
        return Optional.empty();
    }

    /** Presses the button with this text, as a click does. */
    static void press(Composite parent, String text) {
        Button button = (Button) find(parent, c -> c instanceof Button b && b.getText().replace("&", "").equals(text) && b.isEnabled())
                .orElseThrow(() -> new AssertionError("no enabled button \"" + text + "\""));
        if ((button.getStyle() & (SWT.RADIO | SWT.CHECK)) != 0) {
            button.setSelection(true);
        }
        button.notifyListeners(SWT.Selection, new Event());
    }

    /** The visible control of this id ({@code Widgets.id}) in any shell. */
    static Control control(String id) {
        return named(id).orElseGet(() -> {
            picture("failure");
            throw new AssertionError("no visible control \"" + id + "\"");
        });
    }

    /** The visible control of this id, when there is one. */
    static Optional<Control> named(String id) {
        for (Shell shell : Display.getCurrent().getShells()) {
            Optional<Control> found = shell.isVisible()
                    ? find(shell, c -> id.equals(c.getData("org.inkling.id")) && c.isVisible())
                    : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Presses the control of this id, as a click or Enter does. */
    static void click(String id) {
        Control control = control(id);
        if (control instanceof Button button && (button.getStyle() & (SWT.RADIO | SWT.CHECK)) != 0) {
            boolean radio = (button.getStyle() & SWT.RADIO) != 0;
            for (Control sibling : radio ? button.getParent().getChildren() : new Control[0]) {
                if (sibling instanceof Button other && (other.getStyle() & SWT.RADIO) != 0) {
                    other.setSelection(false);
                }
            }
            button.setSelection(radio || !button.getSelection());
        }
        Event event = new Event();
        event.widget = control;
        control.notifyListeners(SWT.Selection, event);
        dispatchWaiting();
    }

    /** Handles the events that wait now: layouts are put off until then. */
    private static void dispatchWaiting() {
        Display display = Display.getCurrent();
        for (int i = 0; i < 200 && display.readAndDispatch(); i++) {
            // until none waits, or new ones keep coming
        }
    }

    /** Writes into the text or combo of this id. */
    static void type(String id, String text) {
        Control control = control(id);
        if (control instanceof Text field) {
            field.setText(text);
        } else if (control instanceof Combo combo) {
            combo.setText(text);
            combo.notifyListeners(SWT.Selection, new Event());
        } else {
            fail("nothing can be typed into \"" + id + "\"");
        }
        dispatchWaiting();
    }

    /** Sends a mouse event; places are relative to the control. */
    static void mouse(Control control, int type, int x, int y) {
        Event event = new Event();
        event.type = type;
        event.widget = control;
        event.button = type == SWT.MouseMove ? 0 : 1;
        event.count = 1;
        event.x = x;
        event.y = y;
        control.notifyListeners(type, event);
    }

    /** Drags the mouse from one place to another. */
    static void drag(Control control, int fromX, int toX, int y) {
        mouse(control, SWT.MouseMove, fromX, y);
        mouse(control, SWT.MouseDown, fromX, y);
        for (int i = 1; i <= 4; i++) {
            mouse(control, SWT.MouseMove, fromX + (toX - fromX) * i / 4, y);
        }
        mouse(control, SWT.MouseUp, toX, y);
    }

    /** Sends a key. @param mask {@code SWT.CTRL} and its like, or 0 */
    static void key(Control control, int keyCode, int mask) {
        Event event = new Event();
        event.widget = control;
        event.keyCode = keyCode;
        event.character = keyCode < 128 ? (char) keyCode : 0;
        event.stateMask = mask;
        control.notifyListeners(SWT.KeyDown, event);
    }

    /**
     * Does something that opens a dialog, and works in that dialog once it is there. The dialog has to be closed by the work;
     * when the work fails it is closed here, so that the test can go on to fail.
     */
    static void withDialog(Runnable opener, String title, Consumer<Shell> work) {
        boolean[] worked = new boolean[1];
        Throwable[] failure = new Throwable[1];
        Display display = Display.getCurrent();
        display.timerExec(STEP_MS, new Runnable() {
            @Override
            public void run() {
                Optional<Shell> dialog = shell(title);
                if (dialog.isEmpty()) {
                    display.timerExec(STEP_MS, this);
                    return;
                }
                worked[0] = true;
                try {
                    work.accept(dialog.get());
                } catch (AssertionError | RuntimeException e) {
                    failure[0] = e;
                    dialog.get().close();
                }
            }
        });
        opener.run();
        waitFor("a dialog \"" + title + "\"", 10, () -> worked[0]);
        if (failure[0] != null) {
            throw new AssertionError("in the dialog \"" + title + "\"", failure[0]);
        }
    }

    static Optional<Control> find(Composite parent, Predicate<Control> test) {
        for (Control child : parent.getChildren()) {
            if (test.test(child)) {
                return Optional.of(child);
            }
            if (child instanceof Composite composite) {
                Optional<Control> found = find(composite, test);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Handles events until the condition holds; fails with a picture after so many seconds. */
    static void waitFor(String what, int seconds, BooleanSupplier condition) {
        Display display = Display.getCurrent();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                picture("failure");
                fail("waited " + seconds + " s in vain for " + what);
            }
            if (!dispatch(display)) {
                display.timerExec(STEP_MS, () -> {
                    // only to wake up
                });
                display.sleep();
            }
        }
    }

    /** Waits until no job of a person's is under way and everything is painted. */
    static void waitForJobs(int seconds) {
        waitFor("jobs to end", seconds, () -> {
            for (org.eclipse.core.runtime.jobs.Job job : org.eclipse.core.runtime.jobs.Job.getJobManager().find(null)) {
                boolean ours = job.getClass().getName().startsWith("org.inkling.") || !job.isSystem();
                if (ours && job.getState() != org.eclipse.core.runtime.jobs.Job.SLEEPING
                        && job.getState() != org.eclipse.core.runtime.jobs.Job.NONE) {
                    return false;
                }
            }
            return true;
        });
        settle();
    }

    /** Light or dark. */
    static void theme(boolean dark) {
        PlatformUI.getWorkbench().getService(org.eclipse.e4.ui.css.swt.theme.IThemeEngine.class)
                .setTheme(dark ? "org.eclipse.e4.ui.css.theme.e4_dark" : "org.eclipse.e4.ui.css.theme.e4_default", false);
        settle();
    }

    static void closeEditors() {
        page().closeAllEditors(false);
        settle();
    }

    /** Lets everything that is under way be painted. */
    static void settle() {
        long end = System.nanoTime() + 1_500_000_000L;
        waitFor("time to pass", 10, () -> System.nanoTime() > end);
    }

    static Optional<IEditorPart> editor(String inputName) {
        for (IEditorReference reference : page().getEditorReferences()) {
            if (reference.getName().equals(inputName) || reference.getPartName().equals(inputName)
                    || reference.getTitleToolTip().endsWith(inputName)) {
                return Optional.ofNullable(reference.getEditor(true));
            }
        }
        return Optional.empty();
    }

    /** Takes a picture of the window, with its menu bar, into {@code target/screens}. */
    static void picture(String name) {
        picture(window().getShell(), name);
    }

    static void picture(Shell shell, String name) {
        shell.update();
        Rectangle area = shell.getBounds().intersection(shell.getDisplay().getBounds());
        Image image = new Image(shell.getDisplay(), area.width, area.height);
        GC gc = new GC(shell.getDisplay());
        try {
            gc.copyArea(image, area.x, area.y);
            ImageLoader loader = new ImageLoader();
            loader.data = new ImageData[]{ image.getImageData() };
            Path file = Path.of("target/screens").resolve(name + ".png");
            Files.createDirectories(file.toAbsolutePath().getParent());
            loader.save(file.toString(), SWT.IMAGE_PNG);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        } finally {
            gc.dispose();
            image.dispose();
        }
    }
}
