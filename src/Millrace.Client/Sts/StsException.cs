using Amazon.Runtime;

namespace Millrace.Client.Sts;

/// <summary>
/// An error that STS answered. Modelled errors, and those about rights, are subclasses; what else every AWS service can answer (a wrong key,
/// a bad signature) is this class itself with its <see cref="AmazonServiceException.ErrorCode"/>, which is spelled as the service spells it, as
/// in <c>PackedPolicyTooLarge</c>. It is thrown after the SDK's retries, if any.
/// </summary>
public class StsException(ServiceError error) : ServiceErrorException(error)
{
    internal static StsException From(ServiceError error) => error.Code switch
    {
        "AccessDenied" => new AccessDeniedException(error),
        // Of the caller's session the one, of a web identity's token the other.
        "ExpiredToken" or "ExpiredTokenException" => new ExpiredTokenException(error),
        "IDPCommunicationError" => new IDPCommunicationErrorException(error),
        "IDPRejectedClaim" => new IDPRejectedClaimException(error),
        "InvalidIdentityToken" => new InvalidIdentityTokenException(error),
        "MalformedPolicyDocument" => new MalformedPolicyDocumentException(error),
        "PackedPolicyTooLarge" => new PackedPolicyTooLargeException(error),
        "RegionDisabledException" => new RegionDisabledException(error),
        "ValidationError" => new ValidationException(error),
        _ => new StsException(error),
    };
}
