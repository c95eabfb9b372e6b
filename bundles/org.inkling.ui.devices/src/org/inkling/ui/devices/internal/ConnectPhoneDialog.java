package org.inkling.ui.devices.internal;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.core.resources.IProject;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;
import org.inkling.api.OperationException;
import org.inkling.device.server.DeviceServer;
import org.inkling.device.server.KnownDevice;
import org.inkling.device.server.Network;
import org.inkling.device.server.QrCode;
import org.inkling.resources.Services;
import org.inkling.ui.FlatButton;
import org.inkling.ui.LabScreenInput;
import org.inkling.ui.Look;
import org.inkling.ui.Widgets;
import org.inkling.ui.charts.TextStyle;
import org.inkling.ui.charts.Tone;

/** The QR code with which a phone joins a project, and the word when it has. */
final class ConnectPhoneDialog extends Dialog {

    /** A code is good for ten minutes; a new one is shown before that. */
    private static final Duration RENEW = Duration.ofMinutes(8);
    private static final String HERE = "This computer's browser only";

    private final IProject project;
    private final List<Network.Address> addresses = Network.addresses();
    private final Services services = Services.of(ConnectPhoneDialog.class);
    private final DeviceServer devices = services.need(DeviceServer.class);
    private final LabServer server = services.need(LabServer.class);
    private final Runnable changed = this::devicesChanged;
    private Set<String> before = Set.of();
    private Combo network;
    private QrPicture picture;
    private Label address;
    private Label fingerprint;
    private Label state;
    private FlatButton start;
    private String shown = "";

    ConnectPhoneDialog(Shell parent, IProject project) {
        super(parent);
        this.project = project;
        setShellStyle(getShellStyle() | SWT.RESIZE);
    }

    @Override
    protected void configureShell(@Nullable Shell shell) {
        super.configureShell(shell);
        if (shell != null) {
            shell.setText("Connect a phone to " + project.getName());
        }
    }

    @Override
    protected Control createDialogArea(@Nullable Composite parent) {
        Composite area = Look.apply(new Composite(parent, SWT.NONE), Tone.PAGE, Tone.TEXT);
        GridLayout layout = Widgets.gridLayout(2, false);
        layout.marginWidth = Look.MARGIN;
        layout.marginHeight = Look.MARGIN;
        layout.horizontalSpacing = 20;
        area.setLayout(layout);
        area.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        picture = Widgets.id(new QrPicture(area), "connect.code");
        picture.setLayoutData(new GridData(SWT.BEGINNING, SWT.TOP, false, false));
        Composite right = Widgets.grid(area, 1, false);
        right.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        texts(right);
        Look.follow(area);
        before = connected();
        devices.addListener(changed);
        area.addListener(SWT.Dispose, e -> {
            devices.removeListener(changed);
            services.close();
        });
        show();
        return area;
    }

    private void texts(Composite right) {
        wide(Widgets.text(right, "From your smartphone scan the QR code, or go to the address below.", TextStyle.STRONG, Tone.TEXT));
        network = Widgets.id(new Combo(right, SWT.READ_ONLY), "connect.network");
        addresses.forEach(a -> network.add("Network " + a.address().getHostAddress() + " · " + a.name()));
        network.add(HERE);
        network.select(0);
        network.setLayoutData(new GridData(SWT.FILL, SWT.TOP, true, false));
        network.addListener(SWT.Selection, e -> show());
        address = Widgets.id(wide(Widgets.text(right, "", TextStyle.TEXT, Tone.TEXT)), "connect.address");
        Composite actions = Widgets.grid(right, 2, false);
        new FlatButton(actions, FlatButton.Kind.LINK, "Copy address", this::copy);
        new FlatButton(actions, FlatButton.Kind.LINK, "Open in this computer's browser", this::browse);
        wide(Widgets.text(right, "The phone warns about the certificate once, because Inkling made it itself: go on, after comparing the"
                + " fingerprint. Phone and computer must be in the same network; a hotspot of the phone will do.", TextStyle.TEXT,
                Tone.MUTED));
        fingerprint = wide(Widgets.text(right, "", TextStyle.SMALL, Tone.MUTED));
        state = Widgets.id(wide(Widgets.text(right, "", TextStyle.STRONG, Tone.MUTED)), "connect.state");
        start = Widgets.id(new FlatButton(right, FlatButton.Kind.PRIMARY, "Get started!", this::started), "connect.start");
        Widgets.show(start, false);
    }

    private static Label wide(Label label) {
        GridData data = new GridData(SWT.FILL, SWT.TOP, true, false);
        data.widthHint = 380;
        label.setLayoutData(data);
        return label;
    }

    @Override
    protected void createButtonsForButtonBar(@Nullable Composite parent) {
        createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CLOSE_LABEL, true);
    }

    private @Nullable InetAddress chosen() {
        int index = network.getSelectionIndex();
        return index >= 0 && index < addresses.size() ? addresses.get(index).address() : null;
    }

    /** Starts the server where it is wanted, in the background, and shows a new code. */
    private void show() {
        InetAddress wanted = chosen();
        say("Starting…", Tone.MUTED);
        Job job = Job.createSystem("Serve " + project.getName(), monitor -> {
            try {
                LabServer.Served served = server.serve(project, wanted);
                URI join = wanted == null ? served.server().joinHere(served.project()) : served.server().join(served.project());
                String print = wanted == null ? "" : "Certificate SHA-256 " + served.server().fingerprint();
                later(() -> shown(join, print));
            } catch (OperationException e) {
                later(() -> say(e.problems().get(0).toString(), Tone.BAD));
            }
        });
        job.schedule();
        network.getDisplay().timerExec((int) RENEW.toMillis(), () -> {
            if (!network.isDisposed()) {
                show();
            }
        });
    }

    private void shown(URI join, String print) {
        shown = join.toString();
        picture.show(QrCode.of(shown));
        address.setText(Widgets.plain(shown));
        fingerprint.setText(print);
        devicesChanged();
    }

    private void devicesChanged() {
        later(() -> {
            Set<String> now = connected();
            List<String> fresh = now.stream().filter(n -> !before.contains(n)).toList();
            if (!fresh.isEmpty()) {
                say("✓ Device " + fresh.get(0) + " is now connected", Tone.OK);
                Widgets.show(start, true);
            } else {
                say(now.isEmpty() ? "Waiting for a device…" : now.size() + " device(s) connected", Tone.MUTED);
            }
            Point wanted = getShell().computeSize(getShell().getSize().x, SWT.DEFAULT);
            if (wanted.y > getShell().getSize().y) {
                getShell().setSize(getShell().getSize().x, wanted.y);
            }
            getShell().layout(true, true);
        });
    }

    private Set<String> connected() {
        return devices.known(project.getLocation().toPath()).stream().filter(KnownDevice::connected).map(KnownDevice::name)
                .collect(Collectors.toSet());
    }

    private void say(String text, Tone tone) {
        Look.apply(state, Look.ground(state.getParent()), tone);
        state.setText(Widgets.plain(text));
    }

    private void later(Runnable work) {
        Shell shell = getShell();
        if (shell != null && !shell.isDisposed()) {
            shell.getDisplay().asyncExec(() -> {
                if (!shell.isDisposed() && !state.isDisposed()) {
                    work.run();
                }
            });
        }
    }

    private void copy() {
        Clipboard clipboard = new Clipboard(network.getDisplay());
        clipboard.setContents(new Object[]{ shown }, new Transfer[]{ TextTransfer.getInstance() });
        clipboard.dispose();
    }

    private void browse() {
        org.eclipse.swt.program.Program.launch(shown);
    }

    private void started() {
        close();
        try {
            LabScreenInput.open(PlatformUI.getWorkbench().getActiveWorkbenchWindow().getActivePage(), project, "data");
        } catch (PartInitException e) {
            org.eclipse.ui.statushandlers.StatusManager.getManager().handle(e.getStatus());
        }
    }
}
