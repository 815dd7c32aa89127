using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

/// <summary>What a person types is broken most of the time: tokens are deleted, doubled and swapped at random, from a fixed seed.</summary>
public sealed class MutationTests
{
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.Text.Json.Serialization;
        using GainsightEvents;
        [assembly: PxProduct("AP-X-2", Name = "Mobile")]
        namespace Acme;
        public enum Kind : short { [JsonStringEnumMemberName("a")] A = 1, B = A | 2 }
        public abstract record UserEvent([IdentifyId] Guid UserId, [Personal] string? Email = null);
        public readonly record struct Account(long Value);
        public static partial class Orders
        {
            [GainsightEvent("Order Created", Priority = EventPriority.High, MaxAge = "1.00:00:00", Identity = IdentitySource.FromContext)]
            public sealed partial record Created(Guid UserId, Kind Kind, params string[] Tags) : UserEvent(UserId)
            {
                [AccountId] public Account? Account { get; init; }
                [EventDate] public required DateTimeOffset At { get; init; }
                [JsonIgnore(Condition = JsonIgnoreCondition.Never)] public double? Ratio { get; init; } = -1.5;
                [GlobalContext] public Dictionary<string, string>? Globals { get; init; } = new();
                [JsonIgnore] public string[] Tags { get; init; } = Tags;
            }
        }
        [GainsightEvent("Closed")]
        public partial class Closed
        {
            public Closed(string userId) { (UserId, Count) = (userId, 1); }
            [IdentifyId] public string UserId { get; }
            public int Count { get; set; }
            [Obsolete("x", true)] public decimal? Old { get; set; } = 1m;
        }
        """;

    [Fact]
    public void Mutated_sources_never_break_the_generator()
    {
        var project = new GenerationProject(Source);
        var tokens = project.Compile().SyntaxTrees[0].GetRoot(TestContext.Current.CancellationToken)
            .DescendantTokens().Select(token => token.ToFullString()).ToArray();
        var driver = (GeneratorDriver)project.CreateDriver();
        var random = new Random(20261121);
        var emitting = 0;
        for (var i = 0; i < 400; i++)
        {
            var mutated = Mutate(tokens, random);
            driver = driver.RunGenerators((project with { Sources = [mutated] }).Compile(), TestContext.Current.CancellationToken);
            var result = driver.GetRunResult();
            Assert.True(result.Diagnostics.IsEmpty && result.Results[0].Exception is null, $"{result.Results[0].Exception}\n{mutated}");
            emitting += result.GeneratedTrees.IsEmpty ? 0 : 1;
        }

        // Where nothing is emitted any more, little is tested.
        Assert.True(emitting > 400 / 3, $"Only {emitting} of 400 reached the emitter.");
    }

    private static string Mutate(string[] tokens, Random random)
    {
        var mutated = tokens.ToList();
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var (at, other) = (random.Next(mutated.Count), random.Next(mutated.Count));
            switch (random.Next(3))
            {
                case 0:
                    mutated.RemoveAt(at);
                    break;
                case 1:
                    mutated.Insert(at, mutated[other]);
                    break;
                default:
                    (mutated[at], mutated[other]) = (mutated[other], mutated[at]);
                    break;
            }
        }

        return string.Concat(mutated);
    }
}
