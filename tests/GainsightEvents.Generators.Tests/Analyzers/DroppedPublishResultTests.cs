using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class DroppedPublishResultTests
{
    [Theory]
    [InlineData("void M() { [|P.PublishAsync(E)|]; }", "PublishAsync")]
    [InlineData("void M() => [|P.PublishAsync(E)|];", "PublishAsync")]
    [InlineData("void M() { [|P?.PublishAsync(E)|]; }", "PublishAsync")]
    [InlineData("void M() { [|P.PublishAsync(E).ConfigureAwait(false)|]; }", "PublishAsync")]
    [InlineData("void M() { Action a = () => [|P.PublishExportedAsync(\"u\")|]; a(); }", "PublishExportedAsync")]
    [InlineData("async Task M() { await Task.Yield(); [|new Wrapper(P).Send(E)|]; }", "Send")]
    public Task A_call_that_nobody_waits_for_is_reported(string member, string method) => In(member)
        .Reports($"The result of '{method}' is dropped, so an event that is refused or not stored yet is silently lost; await it, or call TryPublish");

    [Theory]
    [InlineData("void M() { [|P.TryPublish(E)|]; }")]
    [InlineData("void M() => [|P.TryPublish(E)|];")]
    [InlineData("void M() { [|P?.TryPublish(E)|]; }")]
    [InlineData("void M() { Action a = () => [|P.TryPublish(E)|]; a(); }")]
    [InlineData("void M(GainsightPublisher own) { [|own.TryPublish(E)|]; }")]
    public Task A_refusal_that_nobody_looks_at_is_reported(string member) => In(member)
        .Reports("The result of 'TryPublish' is dropped, so an event that is refused or not stored yet is silently lost; look at it, or say by '_ =' that the event may be lost");

    [Theory]
    [InlineData("async Task M() { await P.PublishAsync(E); await P.PublishExportedAsync(\"u\").ConfigureAwait(false); }")]
    [InlineData("ValueTask<PublishReceipt> M() => P.PublishAsync(E);")]
    [InlineData("Task M() { var t = P.PublishAsync(E); return t.AsTask(); }")]
    [InlineData("void M() { _ = P.PublishAsync(E); _ = P.TryPublish(E); }")]
    [InlineData("bool M() => P.TryPublish(E);")]
    [InlineData("void M() { if (!P.TryPublish(E)) { Console.WriteLine(); } }")]
    [InlineData("void M() { TryPublish(E); } bool TryPublish(Exported exported) => exported is null;")]
    [InlineData("void M() { Func<Task> f = async () => await P.PublishAsync(E); f(); }")]
    [InlineData("void M() { Task.Delay(1); Console.WriteLine(); }")]
    public Task A_result_that_somebody_takes_shows_nothing(string member) => In(member).ReportsNothing();

    [Fact]
    public Task Inside_async_code_it_is_awaited() => Rule().In(Source("""
        async Task M()
            {
                // first
                [|P.PublishAsync(E)|]; // stored
                Func<Task> f = async () => [|P.PublishAsync(E)|];
                [|P.PublishAsync(E).ConfigureAwait(false)|];
                async Task Local() { [|P.PublishAsync(E)|]; await f(); }
                await Local();
            }
        """)).BecomesBy(DroppedPublishResultCodeFix.Await, Source("""
        async Task M()
            {
                // first
                await P.PublishAsync(E); // stored
                Func<Task> f = async () => await P.PublishAsync(E);
                await P.PublishAsync(E).ConfigureAwait(false);
                async Task Local() { await P.PublishAsync(E); await f(); }
                await Local();
            }
        """));

    [Fact]
    public Task What_TryPublish_refuses_is_let_go_aloud() => Rule().In(Source("""
        void M()
            {
                // first
                [|P.TryPublish(E)|]; // or not
                [|P?.TryPublish(E)|];
                Action a = () => [|P.TryPublish(E)|];
                a();
            }
        """)).BecomesBy(DroppedPublishResultCodeFix.Discard, Source("""
        void M()
            {
                // first
                _ = P.TryPublish(E); // or not
                _ = P?.TryPublish(E);
                Action a = () => _ = P.TryPublish(E);
                a();
            }
        """));

    [Theory]
    [InlineData("void M() { [|P.PublishAsync(E)|]; }")]
    [InlineData("async Task M() { [|P?.PublishAsync(E)|]; await Task.Yield(); }")]
    [InlineData("async Task M() { lock (this) { [|P.PublishAsync(E)|]; } await Task.Yield(); }")]
    [InlineData("async Task M() { Action a = () => [|P.PublishAsync(E)|]; a(); await Task.Yield(); }")]
    public Task Where_nothing_can_be_awaited_nothing_is_offered(string member) => In(member).Offers();

    private static AnalysisTest In(string member) => Rule().In(Source(member));

    // The generated method, written by hand: rules are tested without the generator.
    private static string Source(string member) => $$"""
        using System.Threading.Tasks;

        public class Exported : IGainsightEvent
        {
            GainsightEvents.Model.EventDescriptor IGainsightEvent.Descriptor => null!;
            void IGainsightEvent.Write(EventTarget target, ref GainsightEvents.Serialization.EventWriter writer) { }
        }

        public record Wrapper(IEventPublisher Inner) { public Task<PublishReceipt> Send(Exported exported) => Inner.PublishAsync(exported).AsTask(); }

        public static class Extensions
        {
            public static ValueTask<PublishReceipt> PublishExportedAsync(this IEventPublisher publisher, string userId) => publisher.PublishAsync(new Exported());
        }

        public class Reports(IEventPublisher P, Exported E)
        {
            {{member}}
        }
        """;

    private static AnalysisTest Rule() => AnalysisTest.Of<DroppedPublishResultAnalyzer>();
}
