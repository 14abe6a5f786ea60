namespace Millrace.Iam.Sessions;

/// <summary>A temporary key pair with its session. The secret is never logged.</summary>
/// <param name="Secret">What signatures are made with.</param>
/// <param name="Session">What the key stands for.</param>
public sealed record TemporaryKey(string Secret, Session Session)
{
    /// <inheritdoc/>
    public override string ToString() => Session.AccessKeyId;
}
