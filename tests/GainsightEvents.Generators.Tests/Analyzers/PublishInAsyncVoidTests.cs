using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class PublishInAsyncVoidTests
{
    [Theory]
    [InlineData("async void [|M|]() { if (P != null) { await P.PublishAsync(E); await P.PublishAsync(E); } }", "'M'")]
    [InlineData("async void [|M|]() => await P.PublishAsync(E).ConfigureAwait(false);", "'M'")]
    [InlineData("void M() { Local(); async void [|Local|]() => await P.PublishAsync(E); }", "'Local'")]
    [InlineData("void M() { Action a = [|async|] () => await P.PublishAsync(E); a(); }", "The lambda")]
    public Task Code_that_nobody_can_await_is_reported_once(string member, string subject) => In(member)
        .Reports($"{subject} is async void and awaits 'PublishAsync', so an event that is refused by an exception ends the process; return Task");

    [Theory]
    [InlineData("async Task M() => await P.PublishAsync(E);")]
    [InlineData("async void OnClick(object? sender, EventArgs e) => await P.PublishAsync(E);")]
    [InlineData("event EventHandler Clicked; void M() => Clicked += async (s, e) => await P.PublishAsync(E);")]
    [InlineData("async void M() { await Task.Yield(); Func<Task> f = async () => await P.PublishAsync(E); await f(); }")]
    [InlineData("void M() { Func<Task> f = async () => await P.PublishAsync(E); P.TryPublish(E); f(); }")]
    public Task Tasks_and_event_handlers_show_nothing(string member) => In(member).ReportsNothing();

    private static AnalysisTest In(string member) => Rule().In($$"""
        using System.Threading.Tasks;

        public class Exported : IGainsightEvent
        {
            GainsightEvents.Model.EventDescriptor IGainsightEvent.Descriptor => null!;
            void IGainsightEvent.Write(EventTarget target, ref GainsightEvents.Serialization.EventWriter writer) { }
        }

        public class Reports(IEventPublisher P, Exported E)
        {
            {{member}}
        }
        """);

    private static AnalysisTest Rule() => AnalysisTest.Of<PublishInAsyncVoidAnalyzer>();
}
