@echo off
rem inkling                   opens the workbench
rem inkling workbench ARG ... opens it with options of the platform, for example -data FOLDER
rem inkling VERB ARG ...      does one thing without a window; "inkling help" lists the verbs
rem INKLING_JAVA names another java (17 or newer); INKLING_VMARGS adds options for it.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if defined INKLING_JAVA set "JAVA=%INKLING_JAVA%"
for %%f in ("%~dp0plugins\org.eclipse.equinox.launcher_*.jar") do set "LAUNCHER=%%f"
if not defined LAUNCHER (
    echo inkling: the installation is not complete: plugins\org.eclipse.equinox.launcher_*.jar is missing 1>&2
    exit /b 3
)
if "%~1"=="" goto workbench
if "%~1"=="workbench" goto workbench
set "INKLING_CWD=%CD%"
"%JAVA%" -Xmx1g -XX:+UseSerialGC -Djava.awt.headless=true -Dslf4j.internal.verbosity=ERROR %INKLING_VMARGS% -jar "%LAUNCHER%" -nosplash -application org.inkling.cli.app -data @none %*
exit /b %ERRORLEVEL%
:workbench
"%JAVA%" -Xmx1g -Dosgi.requiredJavaVersion=17 -Dslf4j.internal.verbosity=ERROR %INKLING_VMARGS% -jar "%LAUNCHER%" -showsplash -name Inkling %*
if %ERRORLEVEL%==23 goto workbench
if %ERRORLEVEL%==24 goto workbench
exit /b %ERRORLEVEL%
