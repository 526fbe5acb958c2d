@echo off
rem Builds Hoplint when its jar is missing or older than the sources, then runs it.
setlocal
for %%I in ("%~dp0..") do set "HOPLINT_ROOT=%%~fI"
set "JAR=%HOPLINT_ROOT%\cli\target\hoplint.jar"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%JAVA%" (
  echo hoplint: JAVA_HOME is %JAVA_HOME%, and there is no bin\java.exe in it 1>&2
  exit /b 2
)
if not defined JAVA_HOME where java >nul 2>&1 || (
  echo hoplint: Java 17 or newer is needed, and there is no java on the PATH 1>&2
  exit /b 2
)

set "OUTDATED="
if not exist "%JAR%" set "OUTDATED=yes"
if not defined OUTDATED powershell -NoProfile -Command "$r = $env:HOPLINT_ROOT; $t = (Get-Item \"$r\cli\target\hoplint.jar\").LastWriteTimeUtc; $m = 'grammars', 'linter-core', 'language-server', 'report-html', 'cli'; $s = @(\"$r\pom.xml\") + ($m | %% { \"$r\$_\pom.xml\"; \"$r\$_\src\main\" } | ? { Test-Path $_ }); if (Get-ChildItem -Recurse $s | ? { $_.LastWriteTimeUtc -gt $t }) { exit 1 }" || set "OUTDATED=yes"

if defined OUTDATED (
  where mvn >nul 2>&1 || (
    echo hoplint: Maven is needed to build it from its sources, and there is no mvn on the PATH 1>&2
    exit /b 2
  )
  if not exist "%HOPLINT_ROOT%\.hoplint" mkdir "%HOPLINT_ROOT%\.hoplint"
  pushd "%HOPLINT_ROOT%"
  call mvn -q -B "-P!checks" -pl cli -am package "-Dmaven.test.skip=true" > "%HOPLINT_ROOT%\.hoplint\build.log" 2>&1 < nul || (
    popd
    echo hoplint: its build failed; see %HOPLINT_ROOT%\.hoplint\build.log 1>&2
    exit /b 2
  )
  popd
)

if not exist "%LOCALAPPDATA%\hoplint" mkdir "%LOCALAPPDATA%\hoplint" >nul 2>&1
rem Java 19 and newer keep the archive up to date themselves; 17 leaves it out.
"%JAVA%" -XX:+IgnoreUnrecognizedVMOptions -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto -XX:TieredStopAtLevel=1 -Xlog:disable -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=%LOCALAPPDATA%\hoplint\hoplint.jsa" -jar "%JAR%" %*
exit /b %ERRORLEVEL%
