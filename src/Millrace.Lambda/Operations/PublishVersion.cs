using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>PublishVersion (facts/lambda.md 1, 2). Code and settings that have not changed since the last version make no other.</summary>
internal sealed class PublishVersion(LambdaRoom room) : IOperationHandler<PublishVersionRequest, FunctionConfiguration>
{
    public async ValueTask<FunctionConfiguration> HandleAsync(PublishVersionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var reference = FunctionReference.Resolve(request.FunctionName, qualifier: null, context).Unqualified;
        var isNew = false;
        var function = await room.ChangeAsync(
            reference,
            before =>
            {
                FunctionTransitions.RequireSettled(reference.Key, before);
                var latest = before.Latest.Configuration;
                if (request.RevisionId is { } revision && revision != latest.RevisionId) throw LambdaErrors.OtherRevision();
                if (!string.IsNullOrEmpty(request.CodeSha256) && request.CodeSha256 != latest.CodeSha256)
                {
                    throw LambdaErrors.InvalidParameter(
                        $"CodeSHA256 ({request.CodeSha256}) is different from current CodeSHA256 in $LATEST ({latest.CodeSha256}). "
                        + "Please try again with the CodeSHA256 in $LATEST.");
                }

                var after = Publishing.Publish(reference.Key, before, request.Description, room.Transitions, room.Now);
                isNew = !ReferenceEquals(before, after);
                return after;
            },
            cancellationToken);
        var published = function.Versions[^1].Configuration;
        return isNew ? room.Transitions.AnswerMade(published) : published;
    }
}
