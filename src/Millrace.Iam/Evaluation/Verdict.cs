using Millrace.Model.Policies;

namespace Millrace.Iam.Evaluation;

/// <summary>What policies of one type say about a request.</summary>
/// <param name="Denies">Whether any denies it.</param>
/// <param name="AllowsAs">How closely the principal is named by what allows it; by itself, where no principal is named.</param>
internal readonly record struct Verdict(bool Denies, PrincipalMatch AllowsAs)
{
    /// <summary>They say nothing.</summary>
    public static Verdict Silent => default;

    /// <summary>What one statement says.</summary>
    public static Verdict Of(PolicyEffect effect, PrincipalMatch principal) =>
        effect == PolicyEffect.Deny ? new Verdict(Denies: true, PrincipalMatch.None) : new Verdict(Denies: false, principal);

    /// <summary>Whether any allows it, whatever denies it.</summary>
    public bool Allows => AllowsAs != PrincipalMatch.None;

    /// <summary>What both say together.</summary>
    public Verdict And(Verdict other) => new(Denies || other.Denies, AllowsAs > other.AllowsAs ? AllowsAs : other.AllowsAs);
}
