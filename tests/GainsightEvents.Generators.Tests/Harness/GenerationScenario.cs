using System.Text.Json;
using GainsightEvents.Model;
using GainsightEvents.Serialization;
using Xunit;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>Compiles generated code together with an expression, runs both, and reads the bytes back with an independent reader.</summary>
internal static class GenerationScenario
{
    /// <summary>The time of Publish in every scenario.</summary>
    public const long PublishedAt = 1_717_689_600_000;

    /// <summary>The id of every scenario's event.</summary>
    public static readonly Guid EventId = new("0190b5a1-0000-7000-8000-000000000001");

    /// <summary>Asserts that the event an expression makes is written as the JSON, and is not refused.</summary>
    public static GenerationRun Writes(this GenerationRun run, string expression, string json, EventContextValues? context = null, bool sendEventId = false)
    {
        var (body, violations) = Write(run.Make(expression), context, sendEventId);
        Assert.Empty(violations);
        AssertJson(json, body);
        return run;
    }

    /// <summary>As <see cref="Writes"/>, of the attributes alone.</summary>
    public static GenerationRun WritesAttributes(this GenerationRun run, string expression, string json, EventContextValues? context = null)
    {
        var (body, violations) = Write(run.Make(expression), context);
        Assert.Empty(violations);
        AssertJson(json, Attributes(body));
        return run;
    }

    /// <summary>As <see cref="Writes"/>, of the body for Gainsight NXT.</summary>
    public static GenerationRun WritesNxt(this GenerationRun run, string expression, string json)
    {
        var (body, violations) = Write(run.Make(expression), target: EventTarget.Nxt);
        Assert.Empty(violations);
        AssertJson(json, body);
        return run;
    }

    /// <summary>Asserts that the guard refuses the event an expression makes, naming members in order.</summary>
    public static GenerationRun Refuses(this GenerationRun run, string expression, params string[] members) =>
        run.Refuses(EventTarget.Px, expression, members);

    /// <summary>As above, for a target.</summary>
    public static GenerationRun Refuses(this GenerationRun run, EventTarget target, string expression, params string[] members)
    {
        var (body, violations) = Write(run.Make(expression), target: target);
        Assert.Equal(members, violations.Select(violation => violation.Member));
        using var stillJson = JsonDocument.Parse(body);
        return run;
    }

    /// <summary>Asserts that the guard refuses the event an expression makes, with this sentence among others.</summary>
    public static GenerationRun RefusesWith(this GenerationRun run, string expression, string sentence)
    {
        Assert.Contains(sentence, Write(run.Make(expression)).Violations.Select(violation => violation.Rule));
        return run;
    }

    /// <summary>Asserts what an expression that calls a publish method on <c>publisher</c> publishes.</summary>
    public static GenerationRun Publishes(this GenerationRun run, string call, string attributes)
    {
        var (body, violations) = Write(run.PublishedBy(call));
        Assert.Empty(violations);
        AssertJson(attributes, Attributes(body));
        return run;
    }

    /// <summary>As <see cref="Publishes"/>, of the body for Gainsight NXT.</summary>
    public static GenerationRun PublishesNxt(this GenerationRun run, string call, string json)
    {
        var (body, violations) = Write(run.PublishedBy(call), target: EventTarget.Nxt);
        Assert.Empty(violations);
        AssertJson(json, body);
        return run;
    }

    /// <summary>The descriptor of the event an expression makes.</summary>
    public static EventDescriptor Descriptor(this GenerationRun run, string expression) => run.Make(expression).Descriptor;

    /// <summary>The value of any expression.</summary>
    public static object? Evaluate(this GenerationRun run, string expression) => run.Compile($"public static object Run() => {expression};").Invoke(null, null);

    public static IGainsightEvent Make(this GenerationRun run, string expression) => Assert.IsType<IGainsightEvent>(run.Evaluate(expression), exactMatch: false);

    public static (byte[] Body, IReadOnlyList<EventViolation> Violations) Write(
        IGainsightEvent gainsightEvent, EventContextValues? context = null, bool sendEventId = false, EventTarget target = EventTarget.Px)
    {
        // A scratch of one byte: every body has to grow out of it.
        var settings = new WriterSettings(EventId, PublishedAt, "\"AP-TEST-2\""u8.ToArray(), context, sendEventId);
        var writer = new EventWriter(gainsightEvent.Descriptor, new byte[1], 0, settings);
        gainsightEvent.Write(target, ref writer);
        return (writer.Written.ToArray(), writer.Violations ?? []);
    }

    public static string Attributes(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.GetProperty("attributes").GetRawText();
    }

    public static void AssertJson(string expected, byte[] actual) => AssertJson(expected, System.Text.Encoding.UTF8.GetString(actual));

    public static void AssertJson(string expected, string actual)
    {
        using var expectedJson = JsonDocument.Parse(expected);
        using var actualJson = JsonDocument.Parse(actual);
        Assert.True(JsonElement.DeepEquals(expectedJson.RootElement, actualJson.RootElement), $"Expected: {expected}\nActual:   {actual}");
    }

    private static IGainsightEvent PublishedBy(this GenerationRun run, string call)
    {
        var publisher = new GenerationPublisher();
        run.Compile($"public static void Run(GainsightEvents.IEventPublisher publisher) => _ = {call}.AsTask();").Invoke(null, [publisher]);
        return Assert.Single(publisher.Published);
    }

    private static System.Reflection.MethodInfo Compile(this GenerationRun run, string method)
    {
        var usings = run.DeclaresNamespace("Acme") ? "using Acme;" : "";
        var assembly = run.Load($$"""
            #nullable disable
            using System;
            using System.Collections.Generic;
            using GainsightEvents;
            {{usings}}
            internal static class Scenario { {{method}} }
            """);
        return assembly.GetType("Scenario")!.GetMethod("Run")!;
    }
}
