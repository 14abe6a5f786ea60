namespace Millrace.Model.Iam;

/// <summary>A request that names a user.</summary>
public interface IUserRequest
{
    /// <summary>The user's name; null for the caller.</summary>
    string? UserName { get; }
}
