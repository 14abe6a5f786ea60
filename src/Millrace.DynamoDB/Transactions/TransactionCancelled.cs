using Millrace.Wire;

namespace Millrace.DynamoDB.Transactions;

/// <summary>The error of a transaction of which nothing was done.</summary>
internal static class TransactionCancelled
{
    public static ServiceException Of(IReadOnlyList<CancellationReason> reasons) => new(
        "TransactionCanceledException",
        "Transaction cancelled, please refer cancellation reasons for specific reasons "
        + $"[{string.Join(", ", reasons.Select(static reason => reason.Code))}]")
    {
        Details = new Reasons(reasons),
    };

    private sealed class Reasons(IReadOnlyList<CancellationReason> reasons) : ErrorDetails
    {
        public override int Members => 1;

        public override void Write<TWriter>(ref TWriter writer)
        {
            writer.Member("CancellationReasons"u8);
            writer.BeginList(reasons.Count);
            foreach (var reason in reasons)
            {
                writer.BeginStructure(1 + (reason.Message is null ? 0 : 1) + (reason.Item is null ? 0 : 1));
                writer.Member("Code"u8);
                writer.WriteString(reason.Code);
                if (reason.Message is not null)
                {
                    writer.Member("Message"u8);
                    writer.WriteString(reason.Message);
                }

                if (reason.Item is not null) FailedItem.Write(ref writer, reason.Item);
                writer.EndStructure();
            }

            writer.EndList();
        }
    }
}
