package org.inkling.ui.lab.internal.screens;

import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.inkling.api.OperationException;
import org.inkling.project.ProjectKeys;
import org.inkling.ui.Card;
import org.inkling.ui.FlatButton;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** The keys of a project: API keys that are shown once and can be revoked, and the HMAC key that devices sign with. */
final class KeysCard {

    private final ProjectKeys keys;
    private final Card card;
    private final Runnable changed;

    KeysCard(Composite parent, DashboardData data, Runnable changed) {
        this.keys = ProjectKeys.of(data.folder());
        this.changed = changed;
        card = new Card(parent, "Keys");
        card.setRemark("not in the project, not in versions");
        GridLayout layout = Widgets.gridLayout(2, false);
        layout.verticalSpacing = 6;
        card.body().setLayout(layout);
        if (data.keys().isEmpty()) {
            Widgets.text(card.body(), "With an API key a device or a tool may put recordings into this project.", TextStyle.TEXT,
                    Tone.MUTED)
                    .setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        }
        for (ProjectKeys.Key key : data.keys()) {
            Widgets.text(card.body(), key.name() + ", " + key.created().substring(0, Math.min(10, key.created().length())), TextStyle.TEXT,
                    Tone.TEXT).setLayoutData(new GridData(SWT.FILL, SWT.CENTER, true, false));
            Widgets.id(new FlatButton(card.body(), FlatButton.Kind.LINK, "Revoke", () -> revoke(key)), "dashboard.keys.revoke");
        }
        Composite buttons = Widgets.grid(card.body(), 3, false);
        buttons.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false, 2, 1));
        Widgets.id(new FlatButton(buttons, FlatButton.Kind.QUIET, "New API key…", this::create), "dashboard.keys.new");
        Widgets.id(new FlatButton(buttons, FlatButton.Kind.QUIET, "HMAC key…", this::hmac), "dashboard.keys.hmac");
    }

    private Shell shell() {
        return card.getShell();
    }

    private void create() {
        InputDialog dialog = new InputDialog(shell(), "New API key", "What is it for? For example the name of a device.", "",
                text -> text.isBlank() ? "" : null);
        if (dialog.open() == Window.OK) {
            guarded(() -> {
                ProjectKeys.NewKey made = keys.create(dialog.getValue());
                show("New API key", "Copy the key now: it is kept only as a hash and cannot be shown again.", made.text());
            });
        }
    }

    private void revoke(ProjectKeys.Key key) {
        if (MessageDialog.openConfirm(shell(), "Revoke API key",
                "\"" + key.name() + "\" will no longer be allowed to put recordings into this project. This cannot be undone.")) {
            guarded(() -> keys.revoke(key.id()));
        }
    }

    private void hmac() {
        guarded(() -> {
            if (show("HMAC key", "Devices sign recordings with this key, so that it can be checked who made them.", keys.hmacKey(),
                    "Replace…")
                    && MessageDialog.openConfirm(shell(), "Replace HMAC key",
                            "Devices have to be given the new key, and recordings signed with the old one can no longer be checked.")) {
                show("HMAC key", "The new key.", keys.replaceHmacKey());
            }
        });
    }

    @FunctionalInterface
    private interface Work {
        void run() throws OperationException;
    }

    private void guarded(Work work) {
        try {
            work.run();
        } catch (OperationException e) {
            Actions.show(Status.error(e.problems().get(0).toString(), e));
        }
        changed.run();
    }

    /** Shows a key with a button that copies it. @return whether the further button was pressed */
    private boolean show(String title, String message, String key, String... more) {
        String[] labels = new String[more.length + 2];
        labels[0] = "Copy";
        System.arraycopy(more, 0, labels, 1, more.length);
        labels[labels.length - 1] = IDialogConstants.CLOSE_LABEL;
        MessageDialog dialog = new MessageDialog(shell(), title, null, message, MessageDialog.INFORMATION, labels, 0) {

            @Override
            protected Control createCustomArea(Composite parent) {
                Text text = Widgets.id(new Text(parent, SWT.BORDER | SWT.READ_ONLY | SWT.SINGLE), "dashboard.keys.text");
                text.setText(key);
                GridData data = new GridData(SWT.FILL, SWT.CENTER, true, false);
                data.widthHint = 440;
                text.setLayoutData(data);
                return text;
            }

            @Override
            protected void buttonPressed(int button) {
                if (button == 0) {
                    copy(key);
                } else {
                    super.buttonPressed(button);
                }
            }
        };
        return dialog.open() == 1 && more.length > 0;
    }

    private void copy(String text) {
        Clipboard clipboard = new Clipboard(shell().getDisplay());
        try {
            clipboard.setContents(new Object[]{ text }, new Transfer[]{ TextTransfer.getInstance() });
        } finally {
            clipboard.dispose();
        }
    }
}
