using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Tests.Generation;

/// <summary>Wraps declarations in what every source of these tests begins with.</summary>
internal static class EventSource
{
    public static GenerationProject In(string scope, string declarations, bool nullable = true) =>
        new($"""
            using System;
            using System.Collections.Generic;
            using System.Text.Json.Serialization;
            using GainsightEvents;

            namespace {scope};

            {declarations}
            """) { Nullable = nullable ? NullableContextOptions.Enable : NullableContextOptions.Disable };

    /// <summary>An event <c>Acme.Opened</c> with an identifyId <c>UserId</c> and these members besides; further types may follow.</summary>
    public static GenerationProject Opened(string members, string types = "") =>
        In("Acme", $$"""
            {{types}}
            [GainsightEvent("Opened")]
            public sealed partial record Opened
            {
                [IdentifyId] public string UserId { get; init; } = "u";
                {{members}}
            }
            """);
}
