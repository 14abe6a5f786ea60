using Millrace.Lambda.Code;
using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>UpdateFunctionCode (facts/lambda.md 1, 2).</summary>
internal sealed class UpdateFunctionCode(LambdaRoom room) : IOperationHandler<UpdateFunctionCodeRequest, FunctionConfiguration>
{
    public async ValueTask<FunctionConfiguration> HandleAsync(UpdateFunctionCodeRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, qualifier: null, context).Unqualified;
        var function = room.Find(reference);
        FunctionTransitions.RequireSettled(reference.Key, function);
        var present = function.Latest;
        FunctionChecks.Revision(request.RevisionId, present.Configuration.RevisionId);
        var source = new CodeSource(request.ZipFile, request.S3Bucket, request.S3Key, request.S3ObjectVersion, request.ImageUri);
        var code = await CodePackage.ReadAsync(source, present.Layers, room, cancellationToken);
        var publishes = request.Publish is true;
        function = request.DryRun is true
            ? Change(function)
            : await room.Store.ChangeAsync(reference.Key, before => Change(before ?? throw LambdaErrors.NoFunction(reference.Arn)), code.Zip, cancellationToken);
        return room.Transitions.AnswerUpdated((publishes ? function!.Versions[^1] : function!.Latest).Configuration);

        FunctionState Change(FunctionState before)
        {
            FunctionTransitions.RequireSettled(reference.Key, before);
            FunctionChecks.Revision(request.RevisionId, before.Latest.Configuration.RevisionId);
            if (before.Latest.Configuration.CodeSha256 != code.Sha256) AccountCode.Check(room, reference.Key.AccountId, reference.Key.Region, code.Zip.Length);
            var now = room.Now;
            var after = before.WithLatest(configuration => configuration.Touched(now) with
            {
                CodeSha256 = code.Sha256,
                CodeSize = code.Zip.Length,
                Architectures = request.Architectures ?? configuration.Architectures,
            });
            after = room.Transitions.Update(before, after with { Latest = after.Latest with { UnzippedSize = code.UnzippedSize } });
            return publishes ? Publishing.Publish(reference.Key, after, description: null, room.Transitions, now) : after;
        }
    }
}
