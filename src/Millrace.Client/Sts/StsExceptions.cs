using Amazon.Runtime;

namespace Millrace.Client.Sts;

// The errors of the service model, named as in AWS's own SDK, and those of every query service that a program may want to tell apart.

/// <summary>The caller may not do this; for a role that does not exist the answer is the same.</summary>
public sealed class AccessDeniedException(ServiceError error) : StsException(error);

/// <summary>The temporary credentials, or the web identity's token, have expired: get new ones.</summary>
public sealed class ExpiredTokenException(ServiceError error) : StsException(error);

/// <summary>The identity provider could not be asked: try again.</summary>
public sealed class IDPCommunicationErrorException(ServiceError error) : StsException(error)
{
    /// <inheritdoc/>
    public override RetryableDetails Retryable { get; } = new(throttling: false);
}

/// <summary>The identity provider does not vouch for the identity.</summary>
public sealed class IDPRejectedClaimException(ServiceError error) : StsException(error);

/// <summary>The web identity's token cannot be read, or is not signed by its provider.</summary>
public sealed class InvalidIdentityTokenException(ServiceError error) : StsException(error);

/// <summary>The session's policy is no JSON, or not one in IAM's language; the message says where.</summary>
public sealed class MalformedPolicyDocumentException(ServiceError error) : StsException(error);

/// <summary>The session's policies and tags are too large together; the message says by how much.</summary>
public sealed class PackedPolicyTooLargeException(ServiceError error) : StsException(error);

/// <summary>The account has not enabled this region.</summary>
public sealed class RegionDisabledException(ServiceError error) : StsException(error);

/// <summary>The request breaks a constraint of its shape; the message lists all of them.</summary>
public sealed class ValidationException(ServiceError error) : StsException(error);
