using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Layers;

/// <summary>What calls about a layer's version begin with and answer (facts/lambda.md 1).</summary>
internal static class LayerAnswers
{
    /// <summary>A version as it is described.</summary>
    public static GetLayerVersionResponse Describe(LambdaRoom room, LayerKey key, LayerVersionState version, RequestContext context) => new()
    {
        Content = Content(room, version, context),
        LayerArn = key.Arn,
        LayerVersionArn = key.VersionArn(version.Version),
        Description = version.Description,
        CreatedDate = version.CreatedDate,
        Version = version.Version,
        CompatibleRuntimes = version.CompatibleRuntimes,
        LicenseInfo = version.LicenseInfo,
        CompatibleArchitectures = version.CompatibleArchitectures,
    };

    /// <summary>The content of a version.</summary>
    public static LayerVersionContentOutput Content(LambdaRoom room, LayerVersionState version, RequestContext context) => new()
    {
        Location = room.Links.Make(version.Blob(), context),
        CodeSha256 = version.CodeSha256,
        CodeSize = version.CodeSize,
    };

    /// <summary>Checks that a number can be a version's.</summary>
    public static long Number(long? number) =>
        number is >= 1 and { } version ? version : throw LambdaErrors.InvalidParameter("Layer Version Cannot be less than 1.");

    /// <summary>Changes the policy of a layer's version.</summary>
    /// <exception cref="ServiceException">The version is not there, or what the change throws.</exception>
    public static async ValueTask<LayerVersionState> ChangeAsync(
        LambdaRoom room, LayerKey key, long number, Func<LayerVersionState, LayerVersionState> change, CancellationToken cancellationToken)
    {
        var layer = await room.ChangeAsync(
            key,
            before => before?.FindVersion(number) is { } version
                ? before.With(change(version))
                : throw LambdaErrors.NotFound($"Layer version {key.VersionArn(number)} does not exist."),
            cancellationToken);
        return layer!.FindVersion(number)!;
    }
}
