using Millrace.Kcl.Tests;
using Millrace.Kcl.Tests.Acceptance;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

// The acceptance of a fleet kills its workers, so each is this program again, as WorkerProgram.
if (args is [WorkerProgram.Argument, var endpoint, var workerId]) return await WorkerProgram.RunAsync(new Uri(endpoint), workerId);

return args.Contains("--server") || args.Contains("--internal-msbuild-node")
    ? await TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
    : await ConsoleRunner.Run(args);
