using System.Globalization;
using System.Text;

namespace GainsightEvents.Emulator;

/// <summary>Faults as people write them: <c>status=503,retry-after=7,target=px,next=3</c>.</summary>
internal static class FaultText
{
    public const string Actions = "status, html, delay, hang, drop, reset, truncate, drip, echo-key, forget, firewall, redirect, nxt-error";
    private const string Filters = "target, name, share, skip, next";

    private static readonly string[] ActionKeys = Actions.Split(", ");

    public static Fault Parse(string text)
    {
        var parts = Split(text);
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (key, value) in parts)
        {
            Refuse(!ActionKeys.Contains(key) && !Filters.Split(", ").Contains(key) && key is not ("retry-after" or "body"),
                $"'{key}' is none of {Actions}; retry-after, body; {Filters}.");
            Refuse(!values.TryAdd(key, value), $"'{key}' is there twice.");
        }

        var actions = ActionKeys.Where(key => values.ContainsKey(key) && (key != "delay" || !ActionKeys.Any(other => other != "delay" && values.ContainsKey(other)))).ToArray();
        Refuse(actions.Length != 1, actions.Length == 0
            ? $"it does nothing; it needs one of {Actions}."
            : $"it does several things, {string.Join(" and ", actions)}; only delay stands beside another.");
        Refuse((values.ContainsKey("retry-after") || values.ContainsKey("body")) && actions[0] != "status", "retry-after and body belong to status.");

        var response = Act(actions[0], values);
        return new Fault(values.TryGetValue("delay", out var wait) ? response.After(Duration("delay", wait)) : response)
        {
            Target = values.TryGetValue("target", out var target) ? Target(target) : null,
            EventName = values.TryGetValue("name", out var name) ? Required("name", name) : null,
            Share = values.TryGetValue("share", out var share) ? Share(share) : 1,
            Skip = values.TryGetValue("skip", out var skip) ? Whole("skip", skip, 0, int.MaxValue) : 0,
            Times = values.TryGetValue("next", out var next) ? Whole("next", next, 1, int.MaxValue) : null,
        };
    }

    /// <summary>The text that <see cref="Parse"/> reads as this fault; a condition in code has none.</summary>
    public static string Write(Fault fault)
    {
        var response = fault.Response;
        var parts = new List<string>
        {
            response switch
            {
                { Kind: FaultKind.Answer, Location: { } location } => $"redirect={Quoted(location.OriginalString)}",
                { Kind: FaultKind.Answer, ContentType: { } type } when type.StartsWith("text/html", StringComparison.Ordinal) => $"html={response.Status}",
                { Kind: FaultKind.Answer } => $"status={response.Status}",
                { Kind: FaultKind.Drip } => $"drip={Written(response.Interval)}",
                { Kind: FaultKind.EchoKey } => "echo-key",
                { Kind: FaultKind.Delay } => $"delay={Written(response.Wait)}",
                _ => response.Kind.ToString().ToLowerInvariant(),
            },
        };
        AddIf(response.Wait > TimeSpan.Zero && response.Kind != FaultKind.Delay, $"delay={Written(response.Wait)}");
        AddIf(response.RetryAfter is not null, $"retry-after={Quoted(response.RetryAfter ?? "")}");
        AddIf(fault.Target is not null, $"target={fault.Target?.ToString().ToLowerInvariant()}");
        AddIf(fault.EventName is not null, $"name={Quoted(fault.EventName ?? "")}");
        AddIf(fault.Share < 1, string.Create(CultureInfo.InvariantCulture, $"share={fault.Share * 100:0.####}%"));
        AddIf(fault.Skip > 0, $"skip={fault.Skip}");
        AddIf(fault.Times is not null, $"next={fault.Times}");
        return string.Join(',', parts);

        void AddIf(bool condition, string part)
        {
            if (condition)
            {
                parts.Add(part);
            }
        }
    }

    private static FaultResponse Act(string action, Dictionary<string, string?> values)
    {
        var value = values[action];
        return action switch
        {
            "status" => FaultResponse.Answer(Whole(action, value, 200, 599), values.GetValueOrDefault("body") ?? "", retryAfter: values.GetValueOrDefault("retry-after")),
            "html" => FaultResponse.HtmlErrorPage(value is null ? 502 : Whole(action, value, 200, 599)),
            "delay" => FaultResponse.Delay(Duration(action, value)),
            "hang" => Plain(FaultResponse.Hang()),
            "drop" => Plain(FaultResponse.Drop()),
            "reset" => Plain(FaultResponse.Reset()),
            "truncate" => Plain(FaultResponse.Truncate()),
            "drip" => FaultResponse.SlowDrip(value is null ? TimeSpan.FromMilliseconds(100) : Duration(action, value)),
            "echo-key" => Plain(FaultResponse.EchoKey()),
            "forget" => Plain(FaultResponse.Forget()),
            "firewall" => Plain(FaultResponse.FirewallRefusal()),
            "redirect" => FaultResponse.Redirect(Uri.TryCreate(value, UriKind.Absolute, out var location) && location.Scheme is "http" or "https"
                ? location
                : throw Error($"redirect is '{value}'; it must be an http or https address.")),
            _ => FaultResponse.NxtError(errorCode: value is null ? "GU_1101" : value),
        };

        FaultResponse Plain(FaultResponse response) => value is null ? response : throw Error($"{action} takes no value.");
    }

    private static List<(string Key, string? Value)> Split(string text)
    {
        var parts = new List<(string, string?)>();
        for (var at = 0; at <= text.Length; at++)
        {
            var part = new StringBuilder();
            for (var isQuoted = false; at < text.Length && (isQuoted || text[at] != ','); at++)
            {
                if (text[at] == '"')
                {
                    isQuoted = !isQuoted;
                }
                else
                {
                    part.Append(text[at]);
                }
            }

            var written = part.ToString().Trim();
            var equals = written.IndexOf('=', StringComparison.Ordinal);
            Refuse(written.Length == 0, "a part of it is empty.");
            parts.Add(equals < 0 ? (written, null) : (written[..equals].TrimEnd(), written[(equals + 1)..].TrimStart()));
        }

        return parts;
    }

    private static EventTarget Target(string? value) => value?.ToLowerInvariant() switch
    {
        "px" => EventTarget.Px,
        "nxt" => EventTarget.Nxt,
        _ => throw Error($"target is '{value}'; it must be px or nxt."),
    };

    private static double Share(string? value)
    {
        var isPercent = value?.EndsWith('%') == true;
        return double.TryParse(value?.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && (isPercent ? number / 100 : number) is > 0 and <= 1 and var share
                ? share
                : throw Error($"share is '{value}'; it must be above 0 and up to 1, or 100%.");
    }

    private static int Whole(string key, string? value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw Error($"{key} is '{value}'; it must be a whole number of {least} to {most}.");

    private static TimeSpan Duration(string key, string? value)
    {
        var (unit, seconds) = value switch
        {
            [.., 'm', 's'] => (2, 0.001),
            [.., 's'] => (1, 1d),
            [.., 'm'] => (1, 60d),
            _ => (0, 1d),
        };
        return value is not null
            && double.TryParse(value[..^unit], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number * seconds <= TimeSpan.FromDays(1).TotalSeconds
                ? TimeSpan.FromSeconds(number * seconds)
                : throw Error($"{key} is '{value}'; it must be a time up to a day, such as 500ms, 2s or 1m.");
    }

    private static string Required(string key, string? value) => string.IsNullOrEmpty(value) ? throw Error($"{key} has no value.") : value;

    private static string Quoted(string value) => value.Contains(',', StringComparison.Ordinal) ? $"\"{value}\"" : value;

    private static string Written(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0}ms");

    private static void Refuse(bool isWrong, string problem)
    {
        if (isWrong)
        {
            throw Error(problem);
        }
    }

    private static FormatException Error(string problem) => new($"The fault is not understood: {problem}");
}
