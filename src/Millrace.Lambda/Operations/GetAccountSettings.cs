using Millrace.Lambda.Code;
using Millrace.Lambda.Functions;
using Millrace.Model.Lambda;
using Millrace.Wire;

namespace Millrace.Lambda.Operations;

/// <summary>GetAccountSettings (facts/lambda.md 3).</summary>
internal sealed class GetAccountSettings(LambdaRoom room) : IOperationHandler<GetAccountSettingsRequest, GetAccountSettingsResponse>
{
    public ValueTask<GetAccountSettingsResponse> HandleAsync(GetAccountSettingsRequest request, RequestContext context, CancellationToken cancellationToken)
    {
        var account = context.Caller.AccountId;
        return ValueTask.FromResult(new GetAccountSettingsResponse
        {
            AccountLimit = new AccountLimit
            {
                TotalCodeSize = room.Options.MaxTotalCodeBytes,
                CodeSizeUnzipped = room.Options.MaxUnzippedBytes,
                CodeSizeZipped = room.Options.MaxZippedBytes,
                ConcurrentExecutions = room.Options.ConcurrentExecutions,
                UnreservedConcurrentExecutions = room.Options.ConcurrentExecutions - ConcurrencyReservations.Total(room, account, context.Region),
            },
            AccountUsage = new AccountUsage
            {
                TotalCodeSize = AccountCode.TotalBytes(room, account, context.Region),
                FunctionCount = room.Store.Functions(account, context.Region).LongCount(),
            },
        });
    }
}
