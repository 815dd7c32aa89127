namespace GainsightEvents.Benchmarks.CompilationCost;

/// <summary>The files of a consumer's project: one event a file, one logging method a file, and for the rest files that no generator cares for.</summary>
internal static class ConsumerSources
{
    /// <summary>An event as the others, with all that a common one has.</summary>
    public static string Event(int number) => $$"""
        using System;
        using GainsightEvents;

        namespace Acme.Events;

        /// <summary>Feature {{number}} was used.</summary>
        [GainsightEvent("Feature {{number}} Used")]
        public sealed partial record FeatureUsed{{number}}
        {
            /// <summary>The user.</summary>
            [IdentifyId] public required string UserId { get; init; }

            /// <summary>The session.</summary>
            [SessionId] public string? SessionId { get; init; }

            /// <summary>The account.</summary>
            [AccountId] public string? AccountId { get; init; }

            /// <summary>When it was.</summary>
            [EventDate] public DateTimeOffset? OccurredAt { get; init; }

            /// <summary>What was used.</summary>
            public required string FeatureName { get; init; }

            /// <summary>Its category.</summary>
            public string? Category { get; init; }

            /// <summary>How often.</summary>
            public int? Value { get; init; }

            /// <summary>Where.</summary>
            public DayOfWeek Day { get; init; } = DayOfWeek.Monday;
        }
        """;

    /// <summary>The plan file of those events, so that nothing differs.</summary>
    public static string Plan(int events) => $$"""
        {
          "format": 1,
          "version": "1.2.0",
          "events": [
            {{string.Join(",\n", Enumerable.Range(0, events).Select(PlannedEvent))}}
          ]
        }
        """;

    private static string PlannedEvent(int number) => $$"""
        {
          "target": "px", "name": "Feature {{number}} Used", "description": "Feature {{number}} was used.", "members": [
            { "name": "attributes.category", "type": "string", "description": "Its category." },
            { "name": "attributes.day", "type": "string", "required": true, "description": "Where." },
            { "name": "attributes.featureName", "type": "string", "required": true, "description": "What was used." },
            { "name": "attributes.value", "type": "integer", "description": "How often." },
            { "name": "accountId", "type": "string", "description": "The account." },
            { "name": "date", "type": "integer", "description": "When it was." },
            { "name": "identifyId", "type": "string", "required": true, "description": "The user." },
            { "name": "sessionId", "type": "string", "description": "The session." }
          ]
        }
        """;

    /// <summary>The context that names the same records to System.Text.Json's generator.</summary>
    public static string JsonContext(int events) => $$"""
        using System.Text.Json.Serialization;
        using Acme.Events;

        [assembly: GainsightEvents.PxProduct("AP-XXXXXXXXXX-2")]

        namespace Acme.Json;

        {{string.Concat(Enumerable.Range(0, events).Select(number => $"[JsonSerializable(typeof(FeatureUsed{number}))]\n"))}}
        internal sealed partial class EventJson : JsonSerializerContext;
        """;

    /// <summary>A logging method as its generator implements it.</summary>
    public static string Log(int number) => $$"""
        using Microsoft.Extensions.Logging;

        namespace Acme.Logging;

        internal static partial class Log{{number}}
        {
            [LoggerMessage({{number}}, LogLevel.Information, "Feature {{number}} was used by {User} of {Account}, {Count} times")]
            public static partial void FeatureUsed(ILogger logger, string user, string account, int count);
        }
        """;

    /// <summary>A file without anything to generate from, with what was typed last in a method and among the declarations.</summary>
    public static string Plain(int number, int inMethod, int declared) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;

        namespace Acme.Pages;

        [Serializable]
        public class Page{{number}}
        {
            public const int Version = {{declared}};

            private readonly Dictionary<string, int> _visits = new();

            [Obsolete("Use Count.")]
            public int Total => Count(static _ => true);

            public int Count(Func<string, bool> predicate) => _visits.Where(visit => predicate(visit.Key)).Sum(visit => visit.Value);

            public void Visit(string user)
            {
                if (string.IsNullOrEmpty(user))
                {
                    throw new ArgumentException("Who?", nameof(user));
                }

                _visits[user] = _visits.GetValueOrDefault(user) + {{inMethod}};
            }
        }
        """;
}
