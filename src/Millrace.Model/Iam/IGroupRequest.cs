namespace Millrace.Model.Iam;

/// <summary>A request that names a group.</summary>
public interface IGroupRequest
{
    /// <summary>The group's name.</summary>
    string GroupName { get; }
}
