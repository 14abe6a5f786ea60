namespace Millrace.Model.Policies;

/// <summary>What the variables of a policy stand for in a request.</summary>
public interface IPolicyVariables
{
    /// <summary>The value of a variable; null when it has none, or several.</summary>
    /// <param name="name">Its name without regard to case, as in <c>aws:username</c>.</param>
    string? FindVariable(string name);
}
