using Millrace.Wire;

namespace Millrace.Model.Lambda;

/// <summary>Why a function is in its state.</summary>
[SimpleShape(Enum = [Idle, Creating, Restoring, EniLimitExceeded, InsufficientRolePermissions, InvalidConfiguration, InternalError, SubnetOutOfIPAddresses, InvalidSubnet, InvalidSecurityGroup, ImageDeleted, ImageAccessDenied, InvalidImage, KMSKeyAccessDenied, KMSKeyNotFound, InvalidStateKMSKey, DisabledKMSKey, EFSIOError, EFSMountConnectivityError, EFSMountFailure, EFSMountTimeout, InvalidRuntime, InvalidZipFileException, FunctionError, DrainingDurableExecutions, VcpuLimitExceeded, CapacityProviderScalingLimitExceeded, InsufficientCapacity, EC2RequestLimitExceeded, FunctionErrorInitTimeout, FunctionErrorRuntimeInitError, FunctionErrorExtensionInitError, FunctionErrorInvalidEntryPoint, FunctionErrorInvalidWorkingDirectory, FunctionErrorPermissionDenied, FunctionErrorTooManyExtensions, FunctionErrorInitResourceExhausted, DisallowedByVpcEncryptionControl])]
public static class StateReasonCode
{
    /// <summary><c>Idle</c>.</summary>
    public const string Idle = "Idle";

    /// <summary><c>Creating</c>.</summary>
    public const string Creating = "Creating";

    /// <summary><c>Restoring</c>.</summary>
    public const string Restoring = "Restoring";

    /// <summary><c>EniLimitExceeded</c>.</summary>
    public const string EniLimitExceeded = "EniLimitExceeded";

    /// <summary><c>InsufficientRolePermissions</c>.</summary>
    public const string InsufficientRolePermissions = "InsufficientRolePermissions";

    /// <summary><c>InvalidConfiguration</c>.</summary>
    public const string InvalidConfiguration = "InvalidConfiguration";

    /// <summary><c>InternalError</c>.</summary>
    public const string InternalError = "InternalError";

    /// <summary><c>SubnetOutOfIPAddresses</c>.</summary>
    public const string SubnetOutOfIPAddresses = "SubnetOutOfIPAddresses";

    /// <summary><c>InvalidSubnet</c>.</summary>
    public const string InvalidSubnet = "InvalidSubnet";

    /// <summary><c>InvalidSecurityGroup</c>.</summary>
    public const string InvalidSecurityGroup = "InvalidSecurityGroup";

    /// <summary><c>ImageDeleted</c>.</summary>
    public const string ImageDeleted = "ImageDeleted";

    /// <summary><c>ImageAccessDenied</c>.</summary>
    public const string ImageAccessDenied = "ImageAccessDenied";

    /// <summary><c>InvalidImage</c>.</summary>
    public const string InvalidImage = "InvalidImage";

    /// <summary><c>KMSKeyAccessDenied</c>.</summary>
    public const string KMSKeyAccessDenied = "KMSKeyAccessDenied";

    /// <summary><c>KMSKeyNotFound</c>.</summary>
    public const string KMSKeyNotFound = "KMSKeyNotFound";

    /// <summary><c>InvalidStateKMSKey</c>.</summary>
    public const string InvalidStateKMSKey = "InvalidStateKMSKey";

    /// <summary><c>DisabledKMSKey</c>.</summary>
    public const string DisabledKMSKey = "DisabledKMSKey";

    /// <summary><c>EFSIOError</c>.</summary>
    public const string EFSIOError = "EFSIOError";

    /// <summary><c>EFSMountConnectivityError</c>.</summary>
    public const string EFSMountConnectivityError = "EFSMountConnectivityError";

    /// <summary><c>EFSMountFailure</c>.</summary>
    public const string EFSMountFailure = "EFSMountFailure";

    /// <summary><c>EFSMountTimeout</c>.</summary>
    public const string EFSMountTimeout = "EFSMountTimeout";

    /// <summary><c>InvalidRuntime</c>.</summary>
    public const string InvalidRuntime = "InvalidRuntime";

    /// <summary><c>InvalidZipFileException</c>.</summary>
    public const string InvalidZipFileException = "InvalidZipFileException";

    /// <summary><c>FunctionError</c>.</summary>
    public const string FunctionError = "FunctionError";

    /// <summary><c>DrainingDurableExecutions</c>.</summary>
    public const string DrainingDurableExecutions = "DrainingDurableExecutions";

    /// <summary><c>VcpuLimitExceeded</c>.</summary>
    public const string VcpuLimitExceeded = "VcpuLimitExceeded";

    /// <summary><c>CapacityProviderScalingLimitExceeded</c>.</summary>
    public const string CapacityProviderScalingLimitExceeded = "CapacityProviderScalingLimitExceeded";

    /// <summary><c>InsufficientCapacity</c>.</summary>
    public const string InsufficientCapacity = "InsufficientCapacity";

    /// <summary><c>EC2RequestLimitExceeded</c>.</summary>
    public const string EC2RequestLimitExceeded = "EC2RequestLimitExceeded";

    /// <summary><c>FunctionError.InitTimeout</c>.</summary>
    public const string FunctionErrorInitTimeout = "FunctionError.InitTimeout";

    /// <summary><c>FunctionError.RuntimeInitError</c>.</summary>
    public const string FunctionErrorRuntimeInitError = "FunctionError.RuntimeInitError";

    /// <summary><c>FunctionError.ExtensionInitError</c>.</summary>
    public const string FunctionErrorExtensionInitError = "FunctionError.ExtensionInitError";

    /// <summary><c>FunctionError.InvalidEntryPoint</c>.</summary>
    public const string FunctionErrorInvalidEntryPoint = "FunctionError.InvalidEntryPoint";

    /// <summary><c>FunctionError.InvalidWorkingDirectory</c>.</summary>
    public const string FunctionErrorInvalidWorkingDirectory = "FunctionError.InvalidWorkingDirectory";

    /// <summary><c>FunctionError.PermissionDenied</c>.</summary>
    public const string FunctionErrorPermissionDenied = "FunctionError.PermissionDenied";

    /// <summary><c>FunctionError.TooManyExtensions</c>.</summary>
    public const string FunctionErrorTooManyExtensions = "FunctionError.TooManyExtensions";

    /// <summary><c>FunctionError.InitResourceExhausted</c>.</summary>
    public const string FunctionErrorInitResourceExhausted = "FunctionError.InitResourceExhausted";

    /// <summary><c>DisallowedByVpcEncryptionControl</c>.</summary>
    public const string DisallowedByVpcEncryptionControl = "DisallowedByVpcEncryptionControl";
}
