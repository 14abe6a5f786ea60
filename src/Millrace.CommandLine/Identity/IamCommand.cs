using System.CommandLine;
using System.Text.Json.Nodes;
using Millrace.CommandLine.Clients;
using Millrace.CommandLine.Streams;
using Millrace.Model.Iam;
using Millrace.Model.Sts;

namespace Millrace.CommandLine.Identity;

/// <summary><c>millrace iam</c>: who calls, and who may.</summary>
internal static class IamCommand
{
    private static readonly Column[] Columns = [Column.Of("NAME", "name"), Column.Of("ARN", "arn"), Column.Of("CREATED", "created")];

    public static Command Create()
    {
        var options = new VerbOptions();
        var group = new Verb("iam", "Shows who calls, and users and roles; makes users with keys, and lets them do things.")
        {
            Examples =
            [
                ("millrace iam whoami", "the caller, as the server sees it"),
                ("millrace iam create-user ann", "a user with an access key, to be shown once"),
                ("millrace iam attach-policy ann AmazonKinesisFullAccess", "and what it may do"),
            ],
        };
        group.Subcommands.Add(WhoAmI(options));
        group.Subcommands.Add(Users(options));
        group.Subcommands.Add(Roles(options));
        group.Subcommands.Add(CreateUser(options));
        group.Subcommands.Add(IamDeleteUser.Command(options));
        group.Subcommands.Add(IamCreateKey.Command(options));
        group.Subcommands.Add(IamAttachPolicy.Command(options));
        return group;
    }

    /// <summary>The name of a user, as an argument.</summary>
    public static Argument<string> NameArgument() => new("NAME") { Description = "The user" };

    private static Verb WhoAmI(VerbOptions options)
    {
        var command = new Verb("whoami", "Shows the caller, as the server sees it.") { Examples = [("millrace iam whoami", "account, id and ARN")] };
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var sts = call.Clients.Sts();
            var caller = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), call.Cancellation);
            call.Output.One(new JsonObject { ["account"] = caller.Account, ["id"] = caller.UserId, ["arn"] = caller.Arn });
            return ExitCode.Ok;
        });
        return command;
    }

    private static Verb Users(VerbOptions options)
    {
        var command = new Verb("users", "Lists the users.") { Examples = [("millrace iam users", "all of them")] };
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var iam = call.Clients.Iam();
            var rows = await Paging.ReadAllAsync<JsonObject>(async marker =>
            {
                var page = await iam.ListUsersAsync(new ListUsersRequest { Marker = marker }, call.Cancellation);
                return (page.Users?.Select(static user => Row(user.UserName, user.Arn, user.CreateDate)), page.Marker);
            });
            call.Output.List(Columns, rows, none: "There are no users.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Verb Roles(VerbOptions options)
    {
        var command = new Verb("roles", "Lists the roles.") { Examples = [("millrace iam roles", "all of them")] };
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var iam = call.Clients.Iam();
            var rows = await Paging.ReadAllAsync<JsonObject>(async marker =>
            {
                var page = await iam.ListRolesAsync(new ListRolesRequest { Marker = marker }, call.Cancellation);
                return (page.Roles?.Select(static role => Row(role.RoleName, role.Arn, role.CreateDate)), page.Marker);
            });
            call.Output.List(Columns, rows, none: "There are no roles.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Verb CreateUser(VerbOptions options)
    {
        var name = NameArgument();
        var command = new Verb("create-user", "Makes a user, who may do nothing yet, with an access key. The secret is shown this once.")
        {
            Examples = [("millrace iam create-user ann", "a user with a key")],
        };
        command.Arguments.Add(name);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var iam = call.Clients.Iam();
            var user = (await iam.CreateUserAsync(new CreateUserRequest { UserName = call.Result.GetValue(name)! }, call.Cancellation)).User!;
            var key = (await iam.CreateAccessKeyAsync(new CreateAccessKeyRequest { UserName = user.UserName }, call.Cancellation)).AccessKey!;
            call.Output.One(new JsonObject { ["name"] = user.UserName, ["arn"] = user.Arn, ["accessKeyId"] = key.AccessKeyId, ["secretAccessKey"] = key.SecretAccessKey });
            return ExitCode.Ok;
        });
        return command;
    }

    private static JsonObject Row(string? name, string? arn, DateTimeOffset? created) => new() { ["name"] = name, ["arn"] = arn, ["created"] = StreamRows.TimeOf(created) };
}
