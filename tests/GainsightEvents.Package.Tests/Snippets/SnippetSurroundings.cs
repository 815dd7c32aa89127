using System.Text.RegularExpressions;

namespace GainsightEvents.Package.Tests.Snippets;

/// <summary>What is around statements, so that they are a file: usings go to its top, the rest into a method.</summary>
internal static partial class SnippetSurroundings
{
    private const string Namespace = "Surroundings";

    /// <summary>The variables that statements may use without declaring them, as an application has them at hand.</summary>
    public const string Variables = $$"""
        using GainsightEvents;

        namespace {{Namespace}};

        internal static class Variables
        {
            public static WebApplicationBuilder builder => throw new NotSupportedException();
            public static WebApplication app => throw new NotSupportedException();
            public static IEventPublisher publisher => throw new NotSupportedException();
            public static IEventContext context => throw new NotSupportedException();
            public static IDeadLetters deadLetters => throw new NotSupportedException();
        }
        """;

    /// <summary>A program for a page that has settings and no program: it starts with them, which checks them, and stops.</summary>
    public const string Starts = """
        using GainsightEvents;

        var builder = WebApplication.CreateBuilder(args);
        builder.AddGainsightEvents();
        var app = builder.Build();
        await app.StartAsync();
        await app.StopAsync();
        """;

    public static string Around(Fence statements, bool withVariables)
    {
        var usings = Using().Matches(statements.Text).Select(static match => match.Value);
        return $$"""
            {{string.Join('\n', usings)}}
            {{(withVariables ? $"using static {Namespace}.Variables;" : "")}}

            internal static class Line{{statements.Line}}
            {
                public static async System.Threading.Tasks.Task RunAsync()
                {
                    await System.Threading.Tasks.Task.CompletedTask;
            {{Using().Replace(statements.Text, "")}}
                }
            }
            """;
    }

    [GeneratedRegex(@"^using [A-Za-z.]+;", RegexOptions.Multiline)]
    private static partial Regex Using();
}
