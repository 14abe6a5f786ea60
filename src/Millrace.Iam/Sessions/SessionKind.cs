namespace Millrace.Iam.Sessions;

/// <summary>Who acts in a session. The values stand in session tokens and never change.</summary>
public enum SessionKind
{
    /// <summary>A role, by AssumeRole.</summary>
    Role = 1,

    /// <summary>A user, by GetSessionToken.</summary>
    User = 2,

    /// <summary>The root, by GetSessionToken.</summary>
    Root = 3,

    /// <summary>Somebody outside, by GetFederationToken.</summary>
    Federated = 4,
}
