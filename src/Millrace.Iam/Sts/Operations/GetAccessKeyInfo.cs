using Millrace.Iam.Sessions;
using Millrace.Model.Sts;
using Millrace.Wire;

namespace Millrace.Iam.Sts.Operations;

/// <summary>GetAccessKeyInfo: tells which account a key belongs to. Temporary keys tell it themselves, whether their session has ended or not.</summary>
internal sealed class GetAccessKeyInfo(StsRoom room) : IOperationHandler<GetAccessKeyInfoRequest, GetAccessKeyInfoResponse>
{
    public ValueTask<GetAccessKeyInfoResponse> HandleAsync(GetAccessKeyInfoRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var id = request.AccessKeyId;
        var account = (id == room.Root.Id ? room.Root.Root.AccountId : null)
            ?? room.Directory.FindKey(id)?.Principal.AccountId
            ?? TemporaryKeyId.FindAccount(id)
            ?? throw StsErrors.Validation($"{id} is invalid");
        return ValueTask.FromResult(new GetAccessKeyInfoResponse { Account = account });
    }
}
