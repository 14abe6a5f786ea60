using System.CommandLine;
using System.Text.Json.Nodes;
using Millrace.Client.Iam;
using Millrace.CommandLine.Clients;
using Millrace.Model.Iam;

namespace Millrace.CommandLine.Identity;

/// <summary><c>millrace iam delete-user</c>.</summary>
internal static class IamDeleteUser
{
    public static Command Command(VerbOptions options)
    {
        var name = IamCommand.NameArgument();
        var command = new Verb("delete-user", "Deletes a user with its keys and policies, and takes it out of its groups.")
        {
            Examples = [("millrace iam delete-user ann", "and whoever has its keys can call no more")],
        };
        command.Arguments.Add(name);
        options.AddTo(command);
        command.SetVerb(options, async call =>
        {
            using var iam = call.Clients.Iam();
            var user = call.Result.GetValue(name)!;
            await EmptyAsync(iam, user, call.Cancellation);
            await iam.DeleteUserAsync(new DeleteUserRequest { UserName = user }, call.Cancellation);
            call.Output.One(new JsonObject { ["name"] = user, ["deleted"] = true });
            return ExitCode.Ok;
        });
        return command;
    }

    // IAM deletes no user that still has something.
    private static async Task EmptyAsync(IamClient iam, string user, CancellationToken cancellationToken)
    {
        foreach (var key in await Paging.ReadAllAsync<AccessKeyMetadata>(async marker =>
        {
            var page = await iam.ListAccessKeysAsync(new ListAccessKeysRequest { UserName = user, Marker = marker }, cancellationToken);
            return (page.AccessKeyMetadata, page.Marker);
        }))
        {
            await iam.DeleteAccessKeyAsync(new DeleteAccessKeyRequest { UserName = user, AccessKeyId = key.AccessKeyId! }, cancellationToken);
        }

        foreach (var policy in await Paging.ReadAllAsync<AttachedPolicy>(async marker =>
        {
            var page = await iam.ListAttachedUserPoliciesAsync(new ListAttachedUserPoliciesRequest { UserName = user, Marker = marker }, cancellationToken);
            return (page.AttachedPolicies, page.Marker);
        }))
        {
            await iam.DetachUserPolicyAsync(new DetachUserPolicyRequest { UserName = user, PolicyArn = policy.PolicyArn! }, cancellationToken);
        }

        foreach (var policy in await Paging.ReadAllAsync<string>(async marker =>
        {
            var page = await iam.ListUserPoliciesAsync(new ListUserPoliciesRequest { UserName = user, Marker = marker }, cancellationToken);
            return (page.PolicyNames, page.Marker);
        }))
        {
            await iam.DeleteUserPolicyAsync(new DeleteUserPolicyRequest { UserName = user, PolicyName = policy }, cancellationToken);
        }

        foreach (var group in await Paging.ReadAllAsync<Group>(async marker =>
        {
            var page = await iam.ListGroupsForUserAsync(new ListGroupsForUserRequest { UserName = user, Marker = marker }, cancellationToken);
            return (page.Groups, page.Marker);
        }))
        {
            await iam.RemoveUserFromGroupAsync(new RemoveUserFromGroupRequest { UserName = user, GroupName = group.GroupName! }, cancellationToken);
        }
    }
}
