namespace GainsightEvents.Tool.Tests.Usage;

/// <summary>What counts as publishing, and what does not: each event of a solution meets one line of code.</summary>
public sealed class PublishingTests
{
    // An event's name, and the line of the application that publishes it.
    private static readonly (string Event, string Line)[] Publishing =
    [
        ("Plain", """await publisher.PublishPlainAsync(userId: "u");"""),
        ("Conditional", """await (maybe?.PublishConditionalAsync(userId: "u") ?? default);"""),
        ("Static", """await StaticGainsightExtensions.PublishStaticAsync(publisher, userId: "u");"""),
        ("Created", """await publisher.PublishAsync(new Created { UserId = "u" });"""),
        ("Tried", """publisher.TryPublish(new Tried { UserId = "u" });"""),
        ("Variable", """var kept = new Variable { UserId = "u" }; await publisher.PublishAsync(kept);"""),
        ("Wrapped", """await Wrappers.TrackAsync(publisher, new Wrapped { UserId = "u" });"""),
        ("TwiceWrapped", """await Wrappers.TrackOtherAsync<TwiceWrapped, TwiceWrapped>(publisher, new TwiceWrapped { UserId = "u" });"""),
        ("OfClass", """await new Tracker<OfClass>(publisher).TrackAsync(new OfClass { UserId = "u" });"""),
        ("AnyEvent", """await Wrappers.TrackAnyAsync(publisher, new AnyEvent { UserId = "u" });"""),
        ("Declared", """IGainsightEvent any = new Declared { UserId = "u" }; await publisher.PublishAsync(any);"""),
        ("Cast", """await publisher.PublishAsync((IGainsightEvent)new Cast { UserId = "u" });"""),
        ("InArray", """IGainsightEvent[] array = [new InArray { UserId = "u" }]; foreach (var each in array) { await publisher.PublishAsync(each); }"""),
        ("InList", """var list = new List<IGainsightEvent> { new InList { UserId = "u" } };"""),
        ("Listed", """await Wrappers.TrackAllAsync(publisher, new List<Listed> { new() { UserId = "u" } });"""),
        ("Given", """await Wrappers.TrackAllOfAsync(publisher, new List<Given>());"""),
        ("Returned", """await publisher.PublishAsync(Wrappers.Returned());"""),
        ("Chosen", """await publisher.PublishAsync(args.Length == 0 ? new Chosen { UserId = "u" } : any);"""),
        ("Based", """await Wrappers.TrackBaseAsync(publisher, new Based { UserId = "u" });"""),
        ("Constrained", """await Wrappers.TrackDerivedAsync(publisher, new Constrained { UserId = "u" });"""),
        ("OwnInterface", """await Wrappers.TrackOwnAsync(publisher, new OwnInterface { UserId = "u" });"""),
        ("Delegated", """Func<Delegated, CancellationToken, ValueTask<PublishReceipt>> send = publisher.PublishAsync;"""),
        ("Grouped", """foreach (var task in new[] { new Grouped { UserId = "u" } }.Select(each => publisher.PublishAsync(each))) { await task; }"""),
        ("InLambda", """Func<Task> later = async () => await publisher.PublishInLambdaAsync(userId: "u"); await later();"""),
        ("InLocal", """async Task LocalAsync() => await publisher.PublishInLocalAsync(userId: "u"); await LocalAsync();"""),
        ("FromProperty", "_ = new Members(publisher).Property;"),
        ("FromField", "_ = new Members(publisher);"),
        ("FromBase", """_ = new Derived(publisher);"""),
        ("Itself", """await new Itself { UserId = "u" }.SendAsync(publisher);"""),
        ("SecondFramework", "#if !NET10_0_OR_GREATER\nawait publisher.PublishSecondFrameworkAsync(userId: \"u\");\n#endif"),
    ];

    // What is done with it publishes it nowhere.
    private static readonly (string Event, string Line)[] Other =
    [
        ("Named", "_ = nameof(Named);"),
        ("Typed", "_ = typeof(Typed);"),
        ("Made", """_ = new Made { UserId = "u" };"""),
        ("Printed", """Console.WriteLine(new Printed { UserId = "u" });"""),
        ("Compared", """_ = new Compared { UserId = "u" } == new Compared { UserId = "v" };"""),
        ("Collected", "_ = new List<Collected>();"),
        ("Matched", """_ = (object)publisher is Matched;"""),
    ];

    private const string Members = """

        static class Wrappers
        {
            public static async Task TrackAsync<T>(IEventPublisher publisher, T e) where T : IGainsightEvent => await publisher.PublishAsync(e);
            public static async Task TrackOtherAsync<T, TEvent>(IEventPublisher publisher, T e) where T : TEvent where TEvent : IGainsightEvent => await publisher.PublishAsync(e);
            public static async Task TrackAnyAsync(IEventPublisher publisher, IGainsightEvent e) => await publisher.PublishAsync(e);
            public static async Task TrackAllAsync(IEventPublisher publisher, IEnumerable<IGainsightEvent> all) { foreach (var each in all) { await publisher.PublishAsync(each); } }
            public static async Task TrackAllOfAsync<T>(IEventPublisher publisher, IEnumerable<T> all) where T : IGainsightEvent { foreach (var each in all) { await publisher.PublishAsync(each); } }
            public static async Task TrackBaseAsync(IEventPublisher publisher, Base e) => await publisher.PublishAsync((IGainsightEvent)(object)e);
            public static async Task TrackDerivedAsync<T>(IEventPublisher publisher, T e) where T : Base => await publisher.PublishAsync((IGainsightEvent)(object)e);
            public static async Task TrackOwnAsync(IEventPublisher publisher, IOwn e) => await publisher.PublishAsync((IGainsightEvent)e);
            public static IGainsightEvent Returned() => new Returned { UserId = "u" };
        }

        class Tracker<TEvent>(IEventPublisher publisher) where TEvent : IGainsightEvent
        {
            public async Task TrackAsync(TEvent e) => await publisher.PublishAsync(e);
        }

        class Members(IEventPublisher publisher)
        {
            private readonly object _field = publisher.PublishFromFieldAsync(userId: "u");
            public object Property => publisher.PublishFromPropertyAsync(userId: "u");
            public object Field => _field;
        }

        class Derived(IEventPublisher publisher) : Task<object>(() => publisher.PublishFromBaseAsync(userId: "u"));
        """;

    [Fact]
    public async Task Each_way_to_publish_counts_and_nothing_else_does()
    {
        using var solution = new TestSolution(Application());
        solution.WriteEvents(Declarations());
        solution.Target("Events", "net10.0;net8.0");
        solution.Target("App", "net10.0;net8.0");
        var events = (await solution.RunAsync("plan", "usage", "--json")).EndsWith(ExitCodes.Found).Json.GetProperty("events").EnumerateArray()
            .ToDictionary(static each => each.GetProperty("type").GetString()!["Acme.Events.".Length..], static each => each.GetProperty("state").GetString());
        Assert.Equal(Publishing.Length + Other.Length, events.Count);
        Assert.Equal([], Publishing.Where(each => events[each.Event] != "published").Select(static each => each.Event));
        Assert.Equal([], Other.Where(each => events[each.Event] != "never").Select(static each => each.Event));
    }

    private static string Application() => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using Acme.Events;
        using GainsightEvents;

        IEventPublisher publisher = null!;
        IEventPublisher? maybe = null;
        {{string.Join("\n", Publishing.Concat(Other).Select(static each => each.Line))}}
        {{Members}}
        """;

    private const string Header = """
        using System.Threading.Tasks;
        using GainsightEvents;
        namespace Acme.Events;
        public abstract record Base;
        public interface IOwn : IGainsightEvent;

        """;

    private static string Declarations()
    {
        return Header + string.Join("\n", Publishing.Concat(Other).Select(static each => Declare(each.Event)));

        static string Declare(string name)
        {
            var (bases, body) = name switch
            {
                "Based" or "Constrained" => (" : Base", ""),
                "OwnInterface" => (" : IOwn", ""),
                "Itself" => ("", " public async Task SendAsync(IEventPublisher publisher) => await publisher.PublishAsync(this);"),
                _ => ("", ""),
            };
            return $$"""[GainsightEvent("{{name}}")] public partial record {{name}}{{bases}} { [IdentifyId] public required string UserId { get; init; }{{body}} }""";
        }
    }
}
