@echo off
rem Shopfloor's command line. Builds what is missing, then runs it on a JDK 25.
setlocal enabledelayedexpansion
set "root=%~dp0"
set "root=%root:~0,-1%"
set "jdk="
for /d %%d in ("%JAVA_HOME%" "%ProgramFiles%\Java\*" "%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Microsoft\*" "%ProgramFiles%\Amazon Corretto\*" "%ProgramFiles%\Zulu\*" "%USERPROFILE%\.jdks\*") do (
  if not defined jdk if exist "%%~d\bin\javac.exe" if exist "%%~d\release" (
    findstr /b /c:"JAVA_VERSION=\"25" "%%~d\release" >nul && set "jdk=%%~d"
  )
)
if not defined jdk (
  echo plant: Shopfloor needs a JDK 25; install one ^(for example Eclipse Temurin 25^) or let JAVA_HOME name it. 1>&2
  exit /b 2
)
set "JAVA_HOME=%jdk%"
rem Maven decides itself what is missing; there is no cheap test for that in this shell
pushd "%root%"
call mvnw.cmd -B -q -ntp -T2 -Dquick -DskipTests -Dskip.test.compile=true -pl plant-cli -am package 1>&2
if errorlevel 1 (
  popd
  echo plant: the build failed; see above. 1>&2
  exit /b 1
)
popd
set "QDB_LOG_W_STDOUT_LEVEL=CRITICAL"
"%jdk%\bin\java" -Xmx768m -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ^
  -Dlog4j2.configurationFile=plant-log4j2.xml "-Dshopfloor.log=%root%\.plant\plant.log" ^
  "-Dshopfloor.home=%root%" "-Dshopfloor.dynamodb.lib=%root%\plant-cli\dynamodb-local\target\lib" ^
  -cp "%root%\plant-cli\target\classes;%root%\plant-cli\target\lib\*" dev.shopfloor.cli.command.Plant %*
exit /b %errorlevel%
