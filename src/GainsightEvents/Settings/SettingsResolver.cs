namespace GainsightEvents.Settings;

/// <summary>
/// Makes a snapshot of options, and lists what is wrong with them: settings with which events would be lost. Checks what the registered
/// events' targets need, and no more.
/// </summary>
/// <param name="catalogs">The registered events.</param>
/// <param name="root">The section's path, for messages.</param>
/// <param name="invalidDefault">What <see cref="GainsightOptions.OnInvalid"/> means where it is not set.</param>
internal sealed class SettingsResolver(RegisteredCatalogs catalogs, SettingsRoot root, InvalidEventPolicy invalidDefault = InvalidEventPolicy.Throw)
{
    /// <summary>Resolves options.</summary>
    /// <param name="options">The options.</param>
    /// <param name="failures">What is wrong; the snapshot must not be used unless this is empty.</param>
    public SettingsSnapshot Resolve(GainsightOptions options, out IReadOnlyList<string> failures)
    {
        var found = new List<string>();
        var rules = new SettingRules(root, options.Mode, found);
        var snapshot = new SettingsSnapshot
        {
            Mode = options.Mode,
            OnInvalid = options.OnInvalid ?? invalidDefault,
            Outbox = ResolveOutbox(options.Outbox, rules),
            Lanes = ResolveLanes(options, rules),
        };

        // What an account shares with the default one is told once. Nothing is sent in Mode Off, and nothing needed.
        failures = options.Mode == GainsightMode.Off ? [] : [.. found.Distinct(StringComparer.Ordinal)];
        return snapshot;
    }

    private Dictionary<Lane, LaneSettings> ResolveLanes(GainsightOptions options, SettingRules rules)
    {
        var lanes = new Dictionary<Lane, LaneSettings>();
        if (catalogs.GoTo(EventTarget.Px))
        {
            var resolver = new PxSettingsResolver(catalogs, root, rules);
            Add(EventTarget.Px, null, lane => resolver.Resolve(options.Px, lane, options.Px));
            foreach (var account in options.Px.Accounts)
            {
                Add(EventTarget.Px, account.Key, lane => resolver.Resolve(options.Px, lane, account.Value));
            }
        }

        if (catalogs.GoTo(EventTarget.Nxt))
        {
            var resolver = new NxtSettingsResolver(catalogs, root, rules);
            resolver.CheckEvents();
            Add(EventTarget.Nxt, null, lane => resolver.Resolve(options.Nxt, lane, options.Nxt));
            foreach (var account in options.Nxt.Accounts)
            {
                Add(EventTarget.Nxt, account.Key, lane => resolver.Resolve(options.Nxt, lane, account.Value));
            }
        }

        return lanes;

        void Add(EventTarget target, string? account, Func<Lane, LaneSettings> resolve)
        {
            var lane = new Lane(target, account);
            lanes.Add(lane, resolve(lane));
        }
    }

    private OutboxSettings ResolveOutbox(OutboxOptions options, SettingRules rules)
    {
        const int LeastBytes = 65_536;
        var path = $"{root.Path}:Outbox";
        rules.Check(options.MaxEvents >= 1, $"{path}:MaxEvents", options.MaxEvents, "must be at least 1");
        rules.Check(options.MaxBytes >= LeastBytes, $"{path}:MaxBytes", options.MaxBytes, $"must be at least {LeastBytes}, or a large event would never fit");
        CheckTime("WaitTimeout", options.WaitTimeout, TimeSpan.Zero, TimeSpan.FromDays(1), "must be between zero and a day");
        CheckTime("MaxAge", options.MaxAge, TimeSpan.FromTicks(1), LongestAge, $"must be over zero, or every event would expire unsent, and at most {LongestAge.Days} days");
        CheckTime("DeadLetterMaxAge", options.DeadLetterMaxAge, TimeSpan.FromTicks(1), LongestAge, $"must be over zero, or dead letters would be purged unseen, and at most {LongestAge.Days} days");
        CheckTime("StopTimeout", options.StopTimeout, TimeSpan.Zero, TimeSpan.FromDays(1), "must be between zero and a day");
        return new OutboxSettings(
            options.MaxEvents, options.MaxBytes, options.Overflow, options.WaitTimeout, options.MaxAge, options.DeadLetterMaxAge, options.StopTimeout);

        void CheckTime(string name, TimeSpan value, TimeSpan least, TimeSpan most, string rule) =>
            rules.Check(value >= least && value <= most, $"{path}:{name}", value, rule);
    }

    // Ten years: far beyond any use, and far from the end of the calendar.
    private static TimeSpan LongestAge => TimeSpan.FromDays(3650);
}
