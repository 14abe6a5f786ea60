using Millrace.Lambda.Functions;
using Millrace.Lambda.Layers;
using Millrace.Lambda.Urls;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Permissions;

/// <summary>Which permission a call needs, on which function or layer (facts/iam.md 3, Actions and resources).</summary>
internal static class LambdaPermissions
{
    private const string PassRole = "iam:PassRole";
    private const string GetObject = "s3:GetObject";

    /// <summary>What a caller must be allowed to pass a role to.</summary>
    private static readonly Dictionary<string, IReadOnlyList<string>> PassedToLambda =
        new(StringComparer.OrdinalIgnoreCase) { ["iam:PassedToService"] = ["lambda.amazonaws.com"] };

    /// <summary>Adds what a call needs leave for.</summary>
    public static void Require(Operation operation, object request, RequestContext context, List<RequiredPermission> permissions)
    {
        switch (request)
        {
            case CreateFunctionRequest create:
                Add(operation.Action, FunctionSubjects.Of(create, context), RequestTags.Of(create.Tags));
                if (create.Tags is { Count: > 0 }) Add(LambdaApi.TagResource.Action, FunctionSubjects.Of(create, context), RequestTags.Of(create.Tags));
                AddRole(create.Role);
                AddObject(create.Code.S3Bucket, create.Code.S3Key);
                AddLayers(create.Layers);
                break;
            case UpdateFunctionConfigurationRequest update:
                Add(operation.Action, FunctionSubjects.Of(update, context));
                if (update.Role is { } role) AddRole(role);
                AddLayers(update.Layers);
                break;
            case UpdateFunctionCodeRequest update:
                Add(operation.Action, FunctionSubjects.Of(update, context));
                AddObject(update.S3Bucket, update.S3Key);
                break;
            case PublishLayerVersionRequest publish:
                Add(operation.Action, FunctionSubjects.Of(publish, context));
                AddObject(publish.Content.S3Bucket, publish.Content.S3Key);
                break;
            case TagResourceRequest tag:
                Add(operation.Action, tag.Resource, RequestTags.Of(tag.Tags));
                break;
            case UntagResourceRequest untag:
                Add(operation.Action, untag.Resource, RequestTags.OfKeys(untag.TagKeys));
                break;
            case GetLayerVersionByArnRequest byArn:
                Add(operation.Action, byArn.Arn);
                break;
            case UrlTarget url:
                AddUrl(url);
                break;
            default:
                Add(operation.Action, operation.Resource == "*" ? null : FunctionSubjects.Of(request, context));
                break;
        }

        void Add(string action, string? resource, IReadOnlyDictionary<string, IReadOnlyList<string>>? keys = null) =>
            permissions.Add(new RequiredPermission(action, resource, AccountOf(resource) ?? context.Caller.AccountId) { Keys = keys });

        // A role of another account cannot be passed; that it is not there is told later.
        void AddRole(string role) => permissions.Add(new RequiredPermission(PassRole, role, context.Caller.AccountId) { Keys = PassedToLambda });

        // A URL needs leave for itself and for what it calls (facts/lambda.md 4).
        void AddUrl(UrlTarget url)
        {
            permissions.Add(new RequiredPermission("lambda:InvokeFunctionUrl", url.FunctionArn, url.AccountId)
            {
                Keys = Key("lambda:FunctionUrlAuthType", url.IsSigned ? FunctionUrlAuthType.AwsIam : FunctionUrlAuthType.None),
            });
            permissions.Add(new RequiredPermission(operation.Action, url.FunctionArn, url.AccountId) { Keys = Key("lambda:InvokedViaFunctionUrl", "true") });
        }

        // Lambda reads code as whoever makes the call.
        void AddObject(string? bucket, string? key)
        {
            if (bucket is not null) Add(GetObject, $"arn:{Partition.Of(context.Region)}:s3:::{bucket}/{key}");
        }

        void AddLayers(IReadOnlyList<string>? layers)
        {
            foreach (var layer in layers ?? []) Add(LambdaApi.GetLayerVersion.Action, layer);
        }
    }

    private static Dictionary<string, IReadOnlyList<string>> Key(string name, string value) => new(StringComparer.OrdinalIgnoreCase) { [name] = [value] };

    /// <summary>The policy of a function, of a version or alias of one, or of a layer's version.</summary>
    public static string? FindPolicy(string resource, LambdaRoom room)
    {
        if (LayerReference.Parse(resource) is { Version: { } number } layer) return room.Store.Find(layer.Key)?.FindVersion(number)?.Policy?.Text;
        return FindFunction(resource) is { } reference ? room.Store.Find(reference.Key)?.Policies.GetValueOrDefault(reference.Qualifier ?? "")?.Text : null;
    }

    /// <summary>The tags of a function, which are those of its versions and aliases too.</summary>
    public static IReadOnlyDictionary<string, string>? FindTags(string resource, LambdaRoom room) =>
        FindFunction(resource) is { } reference ? room.Store.Find(reference.Key)?.Tags : null;

    private static FunctionReference? FindFunction(string resource) =>
        resource.StartsWith("arn:", StringComparison.Ordinal) && resource.Contains(":lambda:", StringComparison.Ordinal)
            ? FunctionReference.Parse(resource, "", "")
            : null;

    /// <summary>The account in an ARN; what is no ARN is refused later, by the operation.</summary>
    private static string? AccountOf(string? arn) => arn?.Split(':', 6) is [_, _, _, _, { Length: 12 } account, _] ? account : null;
}
