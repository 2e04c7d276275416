package dev.tradewind.feature.online.redis;

/**
 * The Lua scripts; Redis runs each as one step.
 *
 * <p>Keys, below a common prefix: {@code live} and {@code building} hold ids of generations; {@code
 * condemned} is the set of those to be deleted. {@code <id>:positions} is a hash of the next offset
 * of each partition, of {@code views} and of {@code partitions}; {@code
 * <id>:<view>:<part>:<entity>} is a packed state. Scripts make key names from ids, which a Redis
 * Cluster does not allow.
 */
final class Scripts {

  private static final String COMMON =
      """
      local prefix = KEYS[1]
      local function positions(id) return prefix .. ':' .. id .. ':positions' end
      local function get(name)
        local id = redis.call('GET', prefix .. ':' .. name)
        if not id then return false end
        local count = redis.call('HGET', positions(id), 'partitions')
        if count and redis.call('HLEN', positions(id)) == tonumber(count) + 2 then return id end
        redis.call('SADD', prefix .. ':condemned', id)
        redis.call('DEL', prefix .. ':' .. name)
        return false
      end
      local function make(name, id, views, partitions)
        redis.call('HSET', positions(id), 'views', views, 'partitions', partitions)
        for p = 0, tonumber(partitions) - 1 do redis.call('HSET', positions(id), p, 0) end
        redis.call('SET', prefix .. ':' .. name, id)
      end
      local function describe(id)
        if not id then return {} end
        local found = redis.call('HMGET', positions(id), 'views', 'partitions')
        return {id, found[1], found[2]}
      end
      """;

  /** No arguments. Answers id, views and partitions of the live generation, or nothing. */
  static final String LIVE = COMMON + "return describe(get('live'))\n";

  /** candidate, views, partitions. Answers what there is: live, and being built. */
  static final String OPEN =
      COMMON
          + """
          local live = get('live')
          if not live then
            live = ARGV[1]
            make('live', live, ARGV[2], ARGV[3])
          end
          return {describe(live), describe(get('building'))}
          """;

  /** candidate, views, partitions. Answers the generation being built. */
  static final String BEGIN_REBUILD =
      COMMON
          + """
          local building = get('building')
          if building then
            local found = describe(building)
            if found[2] == ARGV[2] and found[3] == ARGV[3] then return found end
            redis.call('SADD', prefix .. ':condemned', building)
          end
          make('building', ARGV[1], ARGV[2], ARGV[3])
          return describe(ARGV[1])
          """;

  /** generation, evenBehind (0 or 1). Answers 1 if it is live now. */
  static final String PROMOTE =
      COMMON
          + """
          local live = get('live')
          if get('building') ~= ARGV[1] then return live == ARGV[1] and 1 or 0 end
          if live then
            local count = tonumber(redis.call('HGET', positions(live), 'partitions'))
            for p = 0, count - 1 do
              local old = tonumber(redis.call('HGET', positions(live), p))
              local new = tonumber(redis.call('HGET', positions(ARGV[1]), p) or 0)
              if new < old and ARGV[2] ~= '1' then return 0 end
            end
            redis.call('SADD', prefix .. ':condemned', live)
          end
          redis.call('SET', prefix .. ':live', ARGV[1])
          redis.call('DEL', prefix .. ':building')
          return 1
          """;

  /** generation, partition, expected, next, then states for KEYS[2] and on. */
  static final String COMMIT =
      COMMON
          + """
          if get('live') ~= ARGV[1] and get('building') ~= ARGV[1] then return 'GONE' end
          if redis.call('HGET', positions(ARGV[1]), ARGV[2]) ~= ARGV[3] then return 'SUPERSEDED' end
          for i = 2, #KEYS do redis.call('SET', KEYS[i], ARGV[i + 3]) end
          redis.call('HSET', positions(ARGV[1]), ARGV[2], ARGV[4])
          return 'APPLIED'
          """;

  /** generation. Answers the positions by partition, or nothing where it is no more. */
  static final String POSITIONS =
      COMMON
          + """
          if get('live') ~= ARGV[1] and get('building') ~= ARGV[1] then return {} end
          local answer = {}
          for p = 0, tonumber(redis.call('HGET', positions(ARGV[1]), 'partitions')) - 1 do
            answer[p + 1] = redis.call('HGET', positions(ARGV[1]), p)
          end
          return answer
          """;

  private Scripts() {}
}
