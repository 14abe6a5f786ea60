using Millrace.Model.Policies;

namespace Millrace.Iam.Evaluation;

/// <summary>What a request says about itself: the keys of conditions and variables.</summary>
public interface IConditionKeys : IPolicyVariables
{
    /// <summary>The values of a key; none when the request has no such key.</summary>
    /// <param name="name">Its name without regard to case.</param>
    ConditionValues Find(string name);

    /// <summary>A key with one value may be a variable.</summary>
    string? IPolicyVariables.FindVariable(string name)
    {
        var values = Find(name);
        return values.Count == 1 ? values[0] : null;
    }
}
