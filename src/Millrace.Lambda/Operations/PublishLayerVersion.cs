using Millrace.Lambda.Code;
using Millrace.Lambda.Layers;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>PublishLayerVersion (facts/lambda.md 1).</summary>
internal sealed class PublishLayerVersion(LambdaRoom room) : IOperationHandler<PublishLayerVersionRequest, PublishLayerVersionResponse>
{
    public async ValueTask<PublishLayerVersionResponse> HandleAsync(
        PublishLayerVersionRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var key = LayerReference.Resolve(request.LayerName, context);
        var content = request.Content;
        var source = new CodeSource(content.ZipFile, content.S3Bucket, content.S3Key, content.S3ObjectVersion);
        var code = await CodePackage.ReadAsync(source, layers: [], room, cancellationToken);
        var layer = await room.Store.ChangeAsync(key, Publish, code.Zip, cancellationToken);
        var version = layer!.Versions[^1];
        return new PublishLayerVersionResponse
        {
            Content = LayerAnswers.Content(room, version, context),
            LayerArn = key.Arn,
            LayerVersionArn = key.VersionArn(version.Version),
            Description = version.Description,
            CreatedDate = version.CreatedDate,
            Version = version.Version,
            CompatibleRuntimes = version.CompatibleRuntimes,
            LicenseInfo = version.LicenseInfo,
            CompatibleArchitectures = version.CompatibleArchitectures,
        };

        LayerState Publish(LayerState? before)
        {
            AccountCode.Check(room, key.AccountId, key.Region, code.Zip.Length);
            var present = before ?? new LayerState();
            var number = present.LastVersion + 1;
            var published = new LayerVersionState
            {
                Version = number,
                Description = request.Description ?? "",
                CreatedDate = room.Now,
                CompatibleRuntimes = request.CompatibleRuntimes,
                CompatibleArchitectures = request.CompatibleArchitectures,
                LicenseInfo = request.LicenseInfo,
                CodeSha256 = code.Sha256,
                CodeSize = code.Zip.Length,
                UnzippedSize = code.UnzippedSize,
            };
            return present with { Versions = present.Versions.Add(published), LastVersion = number };
        }
    }
}
