using System.CommandLine;
using System.Text.Json.Nodes;
using Millrace.Model.Iam;

namespace Millrace.CommandLine.Identity;

/// <summary><c>millrace iam create-key</c>.</summary>
internal static class IamCreateKey
{
    public static Command Command(VerbOptions options)
    {
        var name = IamCommand.NameArgument();
        var command = new Verb("create-key", "Makes an access key for a user. The secret is shown this once.")
        {
            Examples = [("millrace iam create-key ann", "a second key, to change the first for")],
        };
        command.Arguments.Add(name);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var iam = call.Clients.Iam();
            var key = (await iam.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = call.Result.GetValue(name)! }, call.Cancellation)).AccessKey;
            call.Output.One(new JsonObject { ["name"] = key.UserName, ["accessKeyId"] = key.AccessKeyId, ["secretAccessKey"] = key.SecretAccessKey });
            return ExitCode.Ok;
        });
        return command;
    }
}
