package org.inkling.ui.lab.internal.views;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.core.filebuffers.FileBuffers;
import org.eclipse.core.filebuffers.ITextFileBuffer;
import org.eclipse.core.filebuffers.LocationKind;
import org.eclipse.core.resources.IFile;
import org.eclipse.jface.text.DocumentEvent;
import org.eclipse.jface.text.IDocument;
import org.eclipse.jface.text.IDocumentListener;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.LabelProvider;
import org.eclipse.jface.viewers.SelectionChangedEvent;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IEditorPart;
import org.eclipse.ui.forms.editor.FormEditor;
import org.eclipse.ui.views.contentoutline.ContentOutlinePage;
import org.inkling.api.impulse.BlockUse;
import org.inkling.project.ImpulseDocument;
import org.inkling.ui.Icons;

/** The outline of an impulse: input and blocks with their parameters as they are written, following the text while it is edited. */
final class ImpulseOutline extends ContentOutlinePage {

    /**
     * A line of the outline.
     *
     * @param page     of the editor that shows it
     * @param text     what people read
     * @param icon     name of its icon
     * @param children below it
     */
    record Node(String page, String text, String icon, List<Node> children) {
    }

    private static final int GATHER_MS = 200;

    private final IEditorPart editor;
    private final IFile file;
    private final IDocumentListener typed = new IDocumentListener() {

        @Override
        public void documentChanged(DocumentEvent event) {
            later();
        }

        @Override
        public void documentAboutToBeChanged(DocumentEvent event) {
            // only what it becomes counts
        }
    };
    private final Runnable refresh = this::refresh;
    private IDocument document;

    ImpulseOutline(IEditorPart editor, IFile file) {
        this.editor = editor;
        this.file = file;
    }

    @Override
    public void createControl(Composite parent) {
        super.createControl(parent);
        TreeViewer tree = getTreeViewer();
        tree.setContentProvider(new Nodes());
        tree.setLabelProvider(new LabelProvider() {

            @Override
            public String getText(Object element) {
                return ((Node) element).text();
            }

            @Override
            public Image getImage(Object element) {
                return Icons.image(((Node) element).icon());
            }
        });
        ITextFileBuffer buffer = FileBuffers.getTextFileBufferManager().getTextFileBuffer(file.getFullPath(), LocationKind.IFILE);
        if (buffer != null) {
            document = buffer.getDocument();
            document.addDocumentListener(typed);
            tree.setInput(nodes(file.getName(), document.get()));
            tree.expandToLevel(2);
        }
    }

    @Override
    public void dispose() {
        if (document != null) {
            document.removeDocumentListener(typed);
        }
        super.dispose();
    }

    private void later() {
        if (getControl() != null && !getControl().isDisposed()) {
            getControl().getDisplay().asyncExec(() -> {
                if (!getControl().isDisposed()) {
                    getControl().getDisplay().timerExec(GATHER_MS, refresh);
                }
            });
        }
    }

    private void refresh() {
        TreeViewer tree = getTreeViewer();
        if (tree == null || tree.getControl().isDisposed()) {
            return;
        }
        List<Node> nodes = nodes(file.getName(), document.get());
        // while the text cannot be read, the outline stays as it was
        if (!nodes.isEmpty() && !nodes.equals(tree.getInput())) {
            tree.setInput(nodes);
            tree.expandToLevel(2);
        }
    }

    /** What stands in a text; empty when it cannot be read. */
    static List<Node> nodes(String name, String text) {
        List<Node> nodes = new ArrayList<>();
        ImpulseDocument.parse(name, text).impulse().ifPresent(impulse -> {
            List<Node> input = new ArrayList<>();
            input.add(leaf("input", "window " + number(impulse.input().windowMs()) + " ms"));
            input.add(leaf("input", "increase " + number(impulse.input().increaseMs()) + " ms"));
            if (!impulse.input().axes().isEmpty()) {
                input.add(leaf("input", "axes " + String.join(", ", impulse.input().axes())));
            }
            nodes.add(new Node("input", "Input", "input", List.copyOf(input)));
            impulse.dsp().forEach(b -> nodes.add(block(ImpulseDocument.DSP, "dsp", b)));
            impulse.learn().forEach(b -> nodes.add(block(ImpulseDocument.LEARN, "learn", b)));
        });
        return nodes;
    }

    private static Node block(String section, String icon, BlockUse block) {
        String page = section + "." + block.id();
        List<Node> parameters = new ArrayList<>();
        block.params().asMap().forEach((key, value) -> parameters.add(leaf(page, key + ": " + shown(value))));
        return new Node(page, block.name().isEmpty() ? block.id() : block.name(), icon, List.copyOf(parameters));
    }

    private static String shown(Object value) {
        return value instanceof Number n
                ? number(n.doubleValue())
                : value instanceof List<?> list ? list.size() + " entries" : String.valueOf(value);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }

    private static Node leaf(String page, String text) {
        return new Node(page, text, "label", List.of());
    }

    @Override
    public void selectionChanged(SelectionChangedEvent event) {
        super.selectionChanged(event);
        if (event.getSelection() instanceof IStructuredSelection selection && selection.getFirstElement() instanceof Node node
                && editor instanceof FormEditor form) {
            form.setActivePage(node.page());
        }
    }

    private static final class Nodes implements ITreeContentProvider {

        @Override
        public Object[] getElements(Object input) {
            return ((List<?>) input).toArray();
        }

        @Override
        public Object[] getChildren(Object parent) {
            return ((Node) parent).children().toArray();
        }

        @Override
        public Object getParent(Object element) {
            return null;
        }

        @Override
        public boolean hasChildren(Object element) {
            return !((Node) element).children().isEmpty();
        }
    }
}
