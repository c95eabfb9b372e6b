package org.inkling.ui.impulse.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.text.BadLocationException;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.swt.widgets.Display;
import org.inkling.api.Problem;
import org.inkling.api.impulse.BlockCatalog;
import org.inkling.api.impulse.Impulse;
import org.inkling.api.impulse.InputBlock;
import org.inkling.project.CheckedImpulse;
import org.inkling.project.ImpulseChecker;
import org.inkling.project.ImpulseDocument;
import org.inkling.project.TextEdit;
import org.inkling.ui.SampleFocus;

/**
 * What the pages of the editor share: the text of the source page, read and checked, and the data of the project.
 * Every change is an edit of that text, so undo is undo of the text. UI thread only.
 */
final class ImpulseModel {

    private static final int PAUSE_MS = 120;

    private final IFile file;
    private final BlockCatalog catalog;
    private final Display display;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final IDocumentListener documentListener = new IDocumentListener() {

        @Override
        public void documentAboutToBeChanged(DocumentEvent event) {
            // only the new text matters
        }

        @Override
        public void documentChanged(DocumentEvent event) {
            changed();
        }
    };
    private @Nullable IDocument source;
    private ImpulseDocument document;
    private Optional<CheckedImpulse> checked = Optional.empty();
    private LabData data = LabData.LOADING;
    private final List<Runnable> focusListeners = new CopyOnWriteArrayList<>();
    private @Nullable SampleFocus focus;
    private double previewWindow = Double.NaN;
    private double previewIncrease = Double.NaN;
    private boolean editing;
    private int change;

    ImpulseModel(IFile file, BlockCatalog catalog, Display display) {
        this.file = file;
        this.catalog = catalog;
        this.display = display;
        this.document = ImpulseDocument.parse(file.getName(), "");
    }

    /** Takes the text from a document from now on. */
    void connect(@Nullable IDocument text) {
        IDocument old = source;
        if (old != null) {
            old.removeDocumentListener(documentListener);
        }
        source = text;
        if (text != null) {
            text.addDocumentListener(documentListener);
            read();
        }
    }

    void dispose() {
        connect(null);
        listeners.clear();
    }

    IFile file() {
        return file;
    }

    IProject project() {
        return file.getProject();
    }

    BlockCatalog catalog() {
        return catalog;
    }

    ImpulseDocument document() {
        return document;
    }

    /** The impulse as written; empty when the text is no impulse at all. */
    Optional<Impulse> impulse() {
        return document.impulse();
    }

    /** The impulse with completed parameters and shapes. */
    Optional<CheckedImpulse> checked() {
        return checked;
    }

    /** Everything wrong with text, blocks and their use of the data. */
    List<Problem> problems() {
        return checked.map(CheckedImpulse::problems).orElseGet(document::problems);
    }

    LabData data() {
        return data;
    }

    void setData(LabData now) {
        data = now;
        check();
        tell();
    }

    /** What the person looks at; null at first. */
    @Nullable
    SampleFocus focus() {
        return focus;
    }

    void setFocus(SampleFocus now) {
        if (!Objects.equals(now, focus)) {
            focus = now;
            focusListeners.forEach(Runnable::run);
        }
    }

    void addFocusListener(Runnable listener) {
        focusListeners.add(listener);
    }

    void removeFocusListener(Runnable listener) {
        focusListeners.remove(listener);
    }

    /** The input, with what is being dragged. */
    Optional<InputBlock> input() {
        return impulse().map(Impulse::input)
                .map(i -> new InputBlock(i.type(), i.axes(), Double.isNaN(previewWindow) ? i.windowMs() : previewWindow,
                        Double.isNaN(previewIncrease) ? i.increaseMs() : previewIncrease, i.intervalMs(), i.padZeros()));
    }

    /** Shows other numbers while a person drags; NaN is what the text says. */
    void preview(double window, double increase) {
        previewWindow = window;
        previewIncrease = increase;
        tell();
    }

    /** Whether the text can be edited through forms at all. */
    boolean editable() {
        return document.editable() && impulse().isPresent();
    }

    /** Writes a value into the text: one step of undo. */
    void set(String element, Object value) {
        edit(() -> Optional.of(document.set(element, value)));
    }

    /** Computes and applies one edit. A text that has become unreadable in the meantime stays as it is; its problem is shown. */
    void edit(java.util.function.Supplier<Optional<TextEdit>> computation) {
        IDocument text = source;
        if (text == null) {
            return;
        }
        read();
        if (!document.editable()) {
            // its problem is shown; the forms go back to what the text says
            tell();
            return;
        }
        try {
            Optional<TextEdit> edit = computation.get();
            if (edit.isPresent()) {
                editing = true;
                text.replace(edit.get().offset(), edit.get().length(), edit.get().replacement());
            }
        } catch (IllegalArgumentException | BadLocationException e) {
            ILog.of(ImpulseModel.class).warn("The edit does not fit the text of " + file.getName(), e);
        } finally {
            editing = false;
        }
        previewWindow = Double.NaN;
        previewIncrease = Double.NaN;
        read();
        tell();
    }

    void addListener(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** After a pause in typing. */
    private void changed() {
        if (editing) {
            return;
        }
        int mine = ++change;
        display.timerExec(PAUSE_MS, () -> {
            if (mine == change && source != null) {
                read();
                tell();
            }
        });
    }

    private void read() {
        IDocument text = source;
        if (text != null && !text.get().equals(document.text())) {
            document = ImpulseDocument.parse(file.getName(), text.get());
            check();
        }
    }

    private void check() {
        checked = new ImpulseChecker(catalog, data.schema(), data.labels().size()).check(document);
    }

    private void tell() {
        new ArrayList<>(listeners).forEach(Runnable::run);
    }
}
