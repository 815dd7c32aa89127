using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

/// <summary>The payload that Datafly Signal documents for its Gainsight PX integration.</summary>
public sealed class FeatureUsedTests
{
    [Fact]
    public void Signals_Feature_Used_payload_comes_out_of_a_declared_record() =>
        new GenerationProject("""
            using System;
            using GainsightEvents;

            namespace Acme;

            /// <summary>A user used a feature.</summary>
            [GainsightEvent("Feature Used")]
            public sealed partial record FeatureUsed
            {
                /// <summary>The user.</summary>
                [IdentifyId] public required string UserId { get; init; }
                [AccountId] public string? AccountId { get; init; }
                [SessionId] public string? SessionId { get; init; }
                [EventUrl] public Uri? Page { get; init; }
                [EventDate] public DateTimeOffset? OccurredAt { get; init; }

                /// <summary>The feature.</summary>
                public required string FeatureName { get; init; }
                public string? Category { get; init; }
                public int? Value { get; init; }
            }
            """)
            .Generate()
            .Matches()
            .Writes(
                """
                new FeatureUsed
                {
                    UserId = "user-123", AccountId = "acct-987", SessionId = "sess-abc123", Page = new Uri("https://app.example.com/reports"),
                    OccurredAt = DateTimeOffset.FromUnixTimeMilliseconds(1717689600000), FeatureName = "Bulk Export", Category = "Reporting", Value = 1,
                }
                """,
                """
                {
                  "identifyId": "user-123",
                  "propertyKey": "AP-TEST-2",
                  "userType": "USER",
                  "eventName": "Feature Used",
                  "date": 1717689600000,
                  "sessionId": "sess-abc123",
                  "accountId": "acct-987",
                  "url": "https://app.example.com/reports",
                  "attributes": { "featureName": "Bulk Export", "category": "Reporting", "value": 1 }
                }
                """);
}
