using System.Globalization;
using Millrace.Lambda.Functions;
using Millrace.Lambda.Layers;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Permissions;

/// <summary>What each request is about, as an ARN.</summary>
internal static class FunctionSubjects
{
    public static string Of(object request, RequestContext context) => request switch
    {
        CreateFunctionRequest r => Function(r.FunctionName, context, qualifier: null),
        GetFunctionRequest r => Function(r.FunctionName, context, r.Qualifier),
        GetFunctionConfigurationRequest r => Function(r.FunctionName, context, r.Qualifier),
        UpdateFunctionCodeRequest r => Function(r.FunctionName, context, qualifier: null),
        UpdateFunctionConfigurationRequest r => Function(r.FunctionName, context, qualifier: null),
        InvokeRequest r => Function(r.FunctionName, context, r.Qualifier),
        InvokeWithResponseStreamRequest r => Function(r.FunctionName, context, r.Qualifier),
        InvokeAsyncRequest r => Function(r.FunctionName, context, qualifier: null),
        DeleteFunctionRequest r => Function(r.FunctionName, context, r.Qualifier),
        PublishVersionRequest r => Function(r.FunctionName, context, qualifier: null),
        ListVersionsByFunctionRequest r => Function(r.FunctionName, context, qualifier: null),
        CreateAliasRequest r => Function(r.FunctionName, context, qualifier: null),
        GetAliasRequest r => Function(r.FunctionName, context, qualifier: null),
        ListAliasesRequest r => Function(r.FunctionName, context, qualifier: null),
        UpdateAliasRequest r => Function(r.FunctionName, context, qualifier: null),
        DeleteAliasRequest r => Function(r.FunctionName, context, qualifier: null),
        AddPermissionRequest r => Function(r.FunctionName, context, r.Qualifier),
        RemovePermissionRequest r => Function(r.FunctionName, context, r.Qualifier),
        GetPolicyRequest r => Function(r.FunctionName, context, r.Qualifier),
        PutFunctionConcurrencyRequest r => Function(r.FunctionName, context, qualifier: null),
        GetFunctionConcurrencyRequest r => Function(r.FunctionName, context, qualifier: null),
        DeleteFunctionConcurrencyRequest r => Function(r.FunctionName, context, qualifier: null),
        PutProvisionedConcurrencyConfigRequest r => Function(r.FunctionName, context, r.Qualifier),
        GetProvisionedConcurrencyConfigRequest r => Function(r.FunctionName, context, r.Qualifier),
        DeleteProvisionedConcurrencyConfigRequest r => Function(r.FunctionName, context, r.Qualifier),
        ListProvisionedConcurrencyConfigsRequest r => Function(r.FunctionName, context, qualifier: null),
        PutFunctionEventInvokeConfigRequest r => Function(r.FunctionName, context, r.Qualifier),
        UpdateFunctionEventInvokeConfigRequest r => Function(r.FunctionName, context, r.Qualifier),
        GetFunctionEventInvokeConfigRequest r => Function(r.FunctionName, context, r.Qualifier),
        DeleteFunctionEventInvokeConfigRequest r => Function(r.FunctionName, context, r.Qualifier),
        ListFunctionEventInvokeConfigsRequest r => Function(r.FunctionName, context, qualifier: null),
        CreateFunctionUrlConfigRequest r => Function(r.FunctionName, context, r.Qualifier),
        GetFunctionUrlConfigRequest r => Function(r.FunctionName, context, r.Qualifier),
        UpdateFunctionUrlConfigRequest r => Function(r.FunctionName, context, r.Qualifier),
        DeleteFunctionUrlConfigRequest r => Function(r.FunctionName, context, r.Qualifier),
        ListFunctionUrlConfigsRequest r => Function(r.FunctionName, context, qualifier: null),
        ListTagsRequest r => r.Resource,
        GetFunctionCodeSigningConfigRequest r => Function(r.FunctionName, context, qualifier: null),
        GetRuntimeManagementConfigRequest r => Function(r.FunctionName, context, r.Qualifier),
        PutRuntimeManagementConfigRequest r => Function(r.FunctionName, context, r.Qualifier),
        GetFunctionRecursionConfigRequest r => Function(r.FunctionName, context, qualifier: null),
        PutFunctionRecursionConfigRequest r => Function(r.FunctionName, context, qualifier: null),
        PublishLayerVersionRequest r => Layer(r.LayerName, context, version: null),
        GetLayerVersionRequest r => Layer(r.LayerName, context, r.VersionNumber),
        DeleteLayerVersionRequest r => Layer(r.LayerName, context, r.VersionNumber),
        AddLayerVersionPermissionRequest r => Layer(r.LayerName, context, r.VersionNumber),
        GetLayerVersionPolicyRequest r => Layer(r.LayerName, context, r.VersionNumber),
        RemoveLayerVersionPermissionRequest r => Layer(r.LayerName, context, r.VersionNumber),
        GetEventSourceMappingRequest r => Mapping(r.UUID, context),
        UpdateEventSourceMappingRequest r => Mapping(r.UUID, context),
        DeleteEventSourceMappingRequest r => Mapping(r.UUID, context),
        _ => throw new InvalidOperationException($"Nobody said what {request.GetType().Name} is about."),
    };

    /// <summary>A function by any of its names; a qualifier beside the name counts, and what contradicts it is refused later.</summary>
    private static string Function(string name, RequestContext context, string? qualifier)
    {
        if (FunctionReference.Parse(name, context.Caller.AccountId, context.Region) is not { } reference) return name;
        return qualifier is null ? reference.Arn : reference.Key.Qualified(qualifier);
    }

    private static string Mapping(string uuid, RequestContext context) =>
        $"arn:{Partition.Of(context.Region)}:lambda:{context.Region}:{context.Caller.AccountId}:event-source-mapping:{uuid}";

    private static string Layer(string nameOrArn, RequestContext context, long? version)
    {
        var arn = nameOrArn.StartsWith("arn:", StringComparison.Ordinal)
            ? nameOrArn
            : new LayerKey(context.Caller.AccountId, context.Region, nameOrArn).Arn;
        return version is { } number ? string.Create(CultureInfo.InvariantCulture, $"{arn}:{number}") : arn;
    }
}
