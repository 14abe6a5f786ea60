using System.Collections.Immutable;
using Millrace.Lambda.Layers;
using Millrace.Model.Lambda;

namespace Millrace.Lambda.Functions;

/// <summary>The layers that a function shall have (facts/lambda.md 2).</summary>
internal static class FunctionLayers
{
    private const int Most = 5;

    /// <summary>Finds the layers.</summary>
    /// <param name="arns">The ARNs of their versions; null for none.</param>
    /// <param name="region">Where the function is.</param>
    /// <param name="store">The layers.</param>
    /// <returns>The layers as answers tell them, null for none, and their content.</returns>
    public static (IReadOnlyList<Layer>? Layers, ImmutableList<LayerContent> Content) Find(IReadOnlyList<string>? arns, string region, LambdaStore store)
    {
        if (arns is not { Count: > 0 }) return (null, []);
        if (arns.Count > Most) throw LambdaErrors.InvalidParameter($"Cannot reference more than {Most} layers.");
        var layers = new List<Layer>();
        var seen = new Dictionary<LayerKey, string>();
        var content = ImmutableList.CreateBuilder<LayerContent>();
        foreach (var arn in arns)
        {
            if (LayerReference.Parse(arn) is not { Version: { } number } reference) throw LambdaErrors.InvalidParameter($"Layer version {arn} does not exist.");
            if (reference.Key.Region != region)
            {
                throw LambdaErrors.InvalidParameter(
                    $"Layers are not in the same region as the function. Layers are expected to be in region {region}.");
            }

            if (store.Find(reference.Key)?.FindVersion(number) is not { } version) throw LambdaErrors.InvalidParameter($"Layer version {arn} does not exist.");
            if (!seen.TryAdd(reference.Key, arn))
            {
                throw LambdaErrors.InvalidParameter(
                    "Two different versions of the same layer are not allowed to be referenced in the same function. "
                    + $"{seen[reference.Key]} and {arn} are versions of the same layer.");
            }

            layers.Add(new Layer { Arn = arn, CodeSize = version.CodeSize });
            content.Add(new LayerContent(version.Blob(), version.UnzippedSize));
        }

        return (layers, content.ToImmutable());
    }
}
