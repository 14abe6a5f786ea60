using Millrace.Lambda.Code;
using Millrace.Lambda.Destinations;
using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>UpdateFunctionConfiguration (facts/lambda.md 1, 2).</summary>
internal sealed class UpdateFunctionConfiguration(LambdaRoom room) : IOperationHandler<UpdateFunctionConfigurationRequest, FunctionConfiguration>
{
    public async ValueTask<FunctionConfiguration> HandleAsync(
        UpdateFunctionConfigurationRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        FunctionChecks.Bounds(request.Timeout, request.MemorySize);
        var reference = FunctionReference.Resolve(request.FunctionName, qualifier: null, context).Unqualified;
        var present = room.Find(reference);
        FunctionTransitions.RequireSettled(reference.Key, present);
        FunctionChecks.Revision(request.RevisionId, present.Latest.Configuration.RevisionId);
        FunctionChecks.Variables(request.Environment);
        var (layers, layerContent) = FunctionLayers.Find(request.Layers, context.Region, room.Store);
        if (request.Runtime is { } runtime) FunctionChecks.MayBeUsed(runtime);
        if (request.Role is { } role) FunctionChecks.Role(role, context, room.Roles);
        await DestinationChecks.DeadLettersAsync(
            room.Destinations, request.DeadLetterConfig?.TargetArn, request.Role ?? present.Latest.Configuration.Role!, cancellationToken);

        var function = await room.ChangeAsync(
            reference,
            before =>
            {
                FunctionTransitions.RequireSettled(reference.Key, before);
                FunctionChecks.Revision(request.RevisionId, before.Latest.Configuration.RevisionId);
                CodePackage.CheckUnzipped(before.Latest.UnzippedSize, layerContent, room.Options);
                var after = before.WithLatest(configuration => FunctionConfigurations.Update(reference.Key, configuration, request, layers).Touched(room.Now));
                return room.Transitions.Update(before, request.Layers is null ? after : after with { Latest = after.Latest with { Layers = layerContent } });
            },
            cancellationToken);
        return room.Transitions.AnswerUpdated(function.Latest.Configuration);
    }
}
