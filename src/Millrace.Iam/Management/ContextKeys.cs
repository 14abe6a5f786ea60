using Millrace.Model.Policies;

namespace Millrace.Iam.Management;

/// <summary>The condition keys that policies ask for.</summary>
internal static class ContextKeys
{
    /// <summary>The keys of all of them, each once.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<PolicyDocument> documents) =>
        [.. new SortedSet<string>(documents.SelectMany(static document => document.ContextKeys()), StringComparer.OrdinalIgnoreCase)];

    /// <summary>Reads documents of a request.</summary>
    public static IEnumerable<PolicyDocument> Read(IReadOnlyList<string>? documents)
    {
        foreach (var document in documents ?? [])
        {
            PolicyDocument read;
            try
            {
                read = PolicyDocument.Parse(document, PolicyKind.Identity);
            }
            catch (PolicyFormatException malformed)
            {
                throw IamErrors.InvalidInput(malformed.Message);
            }

            yield return read;
        }
    }
}
