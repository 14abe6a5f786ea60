using System.Collections.Immutable;
using Millrace.Lambda.Code;
using Millrace.Lambda.Destinations;
using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>CreateFunction (facts/lambda.md 1, 2).</summary>
internal sealed class CreateFunction(LambdaRoom room) : IOperationHandler<CreateFunctionRequest, FunctionConfiguration>
{
    public async ValueTask<FunctionConfiguration> HandleAsync(CreateFunctionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        FunctionChecks.Bounds(request.Timeout, request.MemorySize);
        FunctionChecks.Variables(request.Environment);
        var (layers, layerContent) = FunctionLayers.Find(request.Layers, context.Region, room.Store);
        if (request.PackageType is null or PackageType.Zip) FunctionChecks.OfZip(request.Runtime, request.Handler);
        var tags = Tagging.Add(ImmutableDictionary<string, string>.Empty, request.Tags);
        var key = FunctionReference.Resolve(request.FunctionName, qualifier: null, context).Key;
        if (room.Store.Find(key) is not null) throw Exists(key);
        FunctionChecks.Role(request.Role, context, room.Roles);
        await DestinationChecks.DeadLettersAsync(room.Destinations, request.DeadLetterConfig?.TargetArn, request.Role, cancellationToken);
        var source = new CodeSource(request.Code.ZipFile, request.Code.S3Bucket, request.Code.S3Key, request.Code.S3ObjectVersion, request.Code.ImageUri);
        var code = await CodePackage.ReadAsync(source, layerContent, room, cancellationToken);

        var function = await room.Store.ChangeAsync(key, Make, code.Zip, cancellationToken);
        var answer = request.Publish is true
            ? function!.Versions[0].Configuration with { FunctionArn = key.Arn }
            : function!.Latest.Configuration;
        return room.Transitions.AnswerMade(answer) with { LastUpdateStatus = null };

        FunctionState Make(FunctionState? before)
        {
            if (before is not null) throw Exists(key);
            AccountCode.Check(room, key.AccountId, key.Region, code.Zip.Length);
            var now = room.Now;
            var made = new FunctionState
            {
                Latest = new VersionState(room.Transitions.Make(FunctionConfigurations.Create(key, request, code, layers, now)), code.UnzippedSize) { Layers = layerContent },
                Tags = tags,
            };
            return request.Publish is true ? Publishing.Publish(key, made, description: null, room.Transitions, now) : made;
        }
    }

    private static ServiceException Exists(FunctionKey key) => LambdaErrors.Conflict($"Function already exist: {key.Name}");
}
