using Millrace.Lambda.DotnetHost;

using var api = new RuntimeApi(Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API")!);
var log = new LogWriter(Console.OpenStandardOutput());
Console.SetOut(log.At("info"));
Console.SetError(log.At("fail"));

HandlerMethod handler;
try
{
    var root = Environment.GetEnvironmentVariable("LAMBDA_TASK_ROOT") ?? Environment.CurrentDirectory;
    handler = HandlerMethod.Find(Environment.GetEnvironmentVariable("_HANDLER") ?? "", root, log);
}
catch (Exception fault)
{
    log.Write("fail", fault.ToString());
    api.Post("init/error", FaultWriter.Write(fault), FaultWriter.Type(fault));
    return 1;
}

while (true)
{
    var invocation = api.Next();
    var id = invocation.Headers["lambda-runtime-aws-request-id"];
    log.RequestId = id;
    Environment.SetEnvironmentVariable("_X_AMZN_TRACE_ID", invocation.Headers.GetValueOrDefault("lambda-runtime-trace-id"));
    byte[] result;
    try
    {
        result = await handler.InvokeAsync(invocation);
    }
    catch (Exception fault)
    {
        log.Write("fail", fault.ToString());
        api.Post($"invocation/{id}/error", FaultWriter.Write(fault), FaultWriter.Type(fault));
        continue;
    }
    api.Post($"invocation/{id}/response", result, errorType: null);
}
