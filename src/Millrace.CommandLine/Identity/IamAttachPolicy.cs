using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Millrace.Client.Iam;
using Millrace.CommandLine.Clients;
using Millrace.CommandLine.Put;
using Millrace.Model.Iam;

namespace Millrace.CommandLine.Identity;

/// <summary><c>millrace iam attach-policy</c>.</summary>
internal static class IamAttachPolicy
{
    // A policy that is written on the command line has no name of its own; another one takes its place.
    private const string Unnamed = "millrace";

    public static Command Command(VerbOptions options)
    {
        var name = IamCommand.NameArgument();
        var policy = new Argument<string>("POLICY") { Description = "What the user may do: the name or ARN of a policy, or a policy as JSON: a text or @FILE" };
        var command = new Verb("attach-policy", "Lets a user do what a policy says.")
        {
            Examples =
            [
                ("millrace iam attach-policy ann AmazonKinesisFullAccess", "one of AWS's"),
                ("millrace iam attach-policy ann @orders.json", "your own, named after its file"),
            ],
        };
        command.Arguments.Add(name);
        command.Arguments.Add(policy);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var iam = call.Clients.Iam();
            var (user, said) = (call.Result.GetValue(name)!, call.Result.GetValue(policy)!);
            var attached = new JsonObject { ["name"] = user };
            if (said.StartsWith('@') || said.StartsWith('{'))
            {
                var own = said.StartsWith('@') ? Path.GetFileNameWithoutExtension(said) : Unnamed;
                var document = Encoding.UTF8.GetString((await new RecordSource(said, isLines: false, count: 1).ReadWholeAsync(call.Cancellation)).Span);
                await iam.PutUserPolicyAsync(new PutUserPolicyRequest { UserName = user, PolicyName = own, PolicyDocument = document }, call.Cancellation);
                attached["policy"] = own;
            }
            else
            {
                var arn = said.StartsWith("arn:", StringComparison.Ordinal) ? said : await ArnOfAsync(call, iam, said);
                await iam.AttachUserPolicyAsync(new AttachUserPolicyRequest { UserName = user, PolicyArn = arn }, call.Cancellation);
                attached["policy"] = arn;
            }

            call.Output.One(attached);
            return ExitCode.Ok;
        });
        return command;
    }

    private static async Task<string> ArnOfAsync(VerbCall call, IamClient iam, string name)
    {
        var known = await Paging.ReadAllAsync<Policy>(async marker =>
        {
            var page = await iam.ListPoliciesAsync(new ListPoliciesRequest { Marker = marker }, call.Cancellation);
            return (page.Policies, page.Marker);
        });
        if (known.Find(policy => string.Equals(policy.PolicyName, name, StringComparison.OrdinalIgnoreCase)) is { } found) return found.Arn!;
        var near = NearNames.Of(name, known.Select(static policy => policy.PolicyName!));
        throw VerbException.NotFound($"there is no policy '{name}'.{(near.Length == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?")}");
    }
}
