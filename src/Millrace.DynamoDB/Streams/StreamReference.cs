using Millrace.Model.DynamoDB;

namespace Millrace.DynamoDB.Streams;

/// <summary>What a table that has a stream knows of it.</summary>
/// <param name="Space">The space of its records in the table store.</param>
/// <param name="ViewType">One of <see cref="StreamViewType"/>.</param>
internal sealed record StreamReference(long Space, string ViewType);
